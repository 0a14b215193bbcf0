//! The hand of whoever makes the town: each thing that goes into it passes through here, and a forger
//! may write another one; all that follows is then done honestly on that.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

thread_local! {
    static HAND: RefCell<Hand> = const { RefCell::new(Hand::Honest) };
    /// Whether what fails now is what a step refuses.
    static FORGING: Cell<bool> = const { Cell::new(false) };
}

enum Hand {
    Honest,
    /// Keeps what passes.
    Listing(Vec<Value>),
    /// Writes another one in the place of the thing that passes after so many others.
    Forging(usize, Value),
}

/// What goes into the town, one after the other, under its name.
pub(crate) fn listed(make: impl FnOnce()) -> Vec<Value> {
    HAND.set(Hand::Listing(Vec::new()));
    make();
    match HAND.replace(Hand::Honest) {
        Hand::Listing(list) => list,
        _ => Vec::new(),
    }
}

/// What is made where the thing of this number is another one; nothing where a step refuses it.
pub(crate) fn forging<T>(number: usize, value: Value, make: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            if !FORGING.get() {
                told(fault);
            }
        }));
    });
    HAND.set(Hand::Forging(number, value));
    FORGING.set(true);
    let made = panic::catch_unwind(AssertUnwindSafe(make)).ok();
    FORGING.set(false);
    HAND.set(Hand::Honest);
    made
}

/// Takes a thing through the hand.
pub(crate) fn pass<T: Serialize + DeserializeOwned>(name: &str, value: T) -> T {
    HAND.with_borrow_mut(|hand| match hand {
        Hand::Honest => value,
        Hand::Listing(list) => {
            list.push(json!({ name: &value }));
            value
        }
        Hand::Forging(0, forged) => {
            let forged = serde_json::from_value(forged[name].take());
            *hand = Hand::Honest;
            forged.expect("a value of this kind")
        }
        Hand::Forging(after, _) => {
            *after -= 1;
            value
        }
    })
}
