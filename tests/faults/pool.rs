//! Runs that do not know of each other, several at a time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does each of these, a few at once, and hands back what came of them in their own order.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    all: &[T],
    workers: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers.max(1) {
            scope.spawn(|| {
                while let Some((index, it)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    all.get(index).map(|it| (index, it))
                } {
                    let result = work(it);
                    done.lock().unwrap().push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
