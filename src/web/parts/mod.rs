//! Parts of screens. A part owns its inside; the page that uses it owns the gap.

pub(crate) mod app_bar;
pub(crate) mod authority;
pub(crate) mod capture;
pub(crate) mod capture_line;
pub(crate) mod clock_face;
pub(crate) mod evidence_panel;
pub(crate) mod field;
pub(crate) mod icon;
pub(crate) mod item_editor;
pub(crate) mod jump_list;
pub(crate) mod key_sheet;
pub(crate) mod lamp_disc;
pub(crate) mod ledger;
pub(crate) mod mark_line;
pub(crate) mod next_best;
pub(crate) mod notice;
pub(crate) mod people;
pub(crate) mod pivot_card;
pub(crate) mod prompt_card;
pub(crate) mod save_lamp;
pub(crate) mod slot_rail;
pub(crate) mod strike_watch;
pub(crate) mod suggest;
pub(crate) mod verdict;
