//! What a run used, as Linux tells it.

use std::fs;

/// CPU time of the calling thread so far, in nanoseconds.
pub fn cpu_ns() -> u64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ')
        .next()
        .and_then(|ns| ns.parse().ok())
        .unwrap_or_default()
}

/// The most memory this process has held since [`reset_peak`], in KiB.
pub fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or_default()
}

/// Starts measuring [`peak_kib`] anew, from what is held now.
pub fn reset_peak() {
    // Where the kernel refuses, the figure is that of the whole process.
    let _ = fs::write("/proc/self/clear_refs", "5");
}
