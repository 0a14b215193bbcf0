//! Threads of the caller's, without any of our own.

use alloc::vec::Vec;

/// Does pieces of work at once, on threads that the caller has; `()` does one after the other.
///
/// What is made is the same however many there are: pieces are put together by their numbers, and what a
/// worker does not bring back is done again by whoever asked.
///
/// ```
/// use ssj_draw::Workers;
/// struct Threads(usize);
/// impl Workers for Threads {
///     fn many(&self) -> usize {
///         self.0
///     }
///     fn each<T: Send>(&self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
///         let work = &work;
///         std::thread::scope(|scope| {
///             let all: Vec<_> = (0..pieces).map(|i| scope.spawn(move || work(i))).collect();
///             all.into_iter().filter_map(|one| one.join().ok()).collect()
///         })
///     }
/// }
/// assert_eq!(Threads(2).each(3, |i| i * i), [0, 1, 4]);
/// assert_eq!(().each(3, |i| i * i), [0, 1, 4]);
/// ```
pub trait Workers {
    /// How many can work at once: into so many pieces work is cut.
    fn many(&self) -> usize;

    /// Does so many pieces, numbered from 0, and returns what each came to, in any order.
    fn each<T: Send>(&self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T>;
}

impl Workers for () {
    fn many(&self) -> usize {
        1
    }

    fn each<T: Send>(&self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        (0..pieces).map(work).collect()
    }
}

/// What each piece came to, by number.
pub(crate) fn in_order<T: Send>(
    workers: &impl Workers,
    pieces: usize,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let mut done = workers.each(pieces, |i| (i, work(i)));
    done.sort_by_key(|(i, _)| *i);
    let mut done = done.into_iter().peekable();
    let piece = |i| loop {
        match done.next_if(|(found, _)| *found <= i) {
            Some((found, it)) if found == i => break it,
            Some(_) => {}
            None => break work(i),
        }
    };
    (0..pieces).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    /// Workers that mix up, lose and repeat.
    struct Careless(fn(&mut Vec<usize>));

    impl Workers for Careless {
        fn many(&self) -> usize {
            3
        }

        fn each<T: Send>(&self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
            let mut order = (0..pieces).collect();
            self.0(&mut order);
            order.into_iter().map(work).collect()
        }
    }

    #[test]
    fn whatever_workers_bring_back_is_put_in_order() {
        let careless: [fn(&mut Vec<usize>); 4] = [
            |order| order.reverse(),
            |order| order.truncate(2),
            |order| order.push(1),
            Vec::clear,
        ];
        for careless in careless {
            assert_eq!(
                in_order(&Careless(careless), 4, |i| i * 10),
                vec![0, 10, 20, 30]
            );
        }
    }
}
