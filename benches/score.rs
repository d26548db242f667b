//! How long score, ledger and next-best question take for one interview with 200 items.

fn main() {
    divan::main();
}
