//! Starts the app in a browser; elsewhere says how to run it.

#[cfg(target_arch = "wasm32")]
fn main() {
    on_record::web::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("On Record runs in a browser. Start it with: cargo xtask run");
}
