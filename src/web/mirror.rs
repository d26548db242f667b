//! The second copy of every record, in a database whose commit is on the disk: the one owner of `IndexedDB`.
//!
//! What is written in local storage is handed over at once, and put in the database as soon as the transaction before has
//! ended: one in flight, and everything that was written meanwhile in the next. Each call has a time limit, because the
//! database of a full disk may never answer (reliability page, 3.3).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    IdbCursor, IdbCursorDirection, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest,
    IdbRequest, IdbTransaction,
};

use super::clock;
use super::prelude::set_timeout;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::time::Moment;
use crate::formats::mirror::{Copy, is_gone};

/// The database, and its version. Another layout of it is another version, and older windows let go of it.
const NAME: &str = "on-record";
const VERSION: u32 = 1;
/// The records: key → `{n, t}`, where `t` is the text and `n` grows with each write.
const RECORDS: &str = "rec";
const ORDER: &str = "n";
const TEXT: &str = "t";
/// What must outlast a visit and is no record: the folder of copies.
const HANDLES: &str = "handles";

/// How long the database may take to answer.
const PATIENCE_MS: i32 = 3_000;
/// How far back local storage may be behind when a browser was killed. Chromium writes it once a minute, or less often
/// where much is written.
const BEHIND_MS: f64 = 15.0 * 60_000.0;
/// After how long a database that failed is opened anew.
const RETRY_MS: [i32; 3] = [1_000, 2_000, 5_000];

/// How far the mirror is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Something was handed over and is not on the disk yet.
    Behind,
    /// Everything that was handed over is on the disk.
    Even,
    /// Everything that was handed over until then is on the disk, and more has come meanwhile.
    Until(Moment),
    /// The database does not take it. The browser's words.
    Failing(String),
    /// The database was opened once more.
    Anew,
}

/// Whoever is told how far the mirror is.
type Told = Rc<dyn Fn(Progress)>;

/// The mirror. A copy of it is the same one.
#[derive(Clone)]
pub(crate) struct Mirror(Rc<Inner>);

struct Inner {
    database: RefCell<Option<IdbDatabase>>,
    /// What waits to be put in, by key.
    waiting: RefCell<SortedMap<String, String>>,
    is_putting: Cell<bool>,
    /// What is on its way.
    going: RefCell<SortedMap<String, String>>,
    /// The order of the last write.
    order: Cell<f64>,
    failures: Cell<usize>,
    /// What was handed over since somebody asked to be told, while they ask.
    written: RefCell<Option<SortedSet<String>>>,
    told: RefCell<Option<Told>>,
}

impl Mirror {
    /// Opens the database. `Err` carries what the browser said, also where it did not answer.
    pub(crate) async fn open() -> Result<Self, String> {
        let mirror = Self(Rc::new(Inner {
            database: RefCell::new(None),
            waiting: RefCell::new(SortedMap::new()),
            is_putting: Cell::new(false),
            going: RefCell::new(SortedMap::new()),
            order: Cell::new(0.0),
            failures: Cell::new(0),
            written: RefCell::new(None),
            told: RefCell::new(None),
        }));
        mirror.connect().await?;
        Ok(mirror)
    }

    async fn connect(&self) -> Result<(), String> {
        let database = connect().await?;
        // Another window with a later layout must not wait for this one; and a browser may close a database by itself,
        // as when a person clears what sites have stored.
        let dropped = self.clone();
        let let_go = Closure::<dyn Fn()>::new(move || {
            if let Some(database) = dropped.0.database.take() {
                database.close();
            }
            dropped.fail(SortedMap::new(), "closed".to_owned());
        });
        database.set_onversionchange(Some(let_go.as_ref().unchecked_ref()));
        database.set_onclose(Some(let_go.as_ref().unchecked_ref()));
        let_go.forget(); // as long as the database, which is as long as the page
        *self.0.database.borrow_mut() = Some(database);
        Ok(())
    }

    /// Says who is told how far it is.
    pub(crate) fn on_progress(&self, told: Told) {
        *self.0.told.borrow_mut() = Some(told);
    }

    fn tell(&self, progress: Progress) {
        let told = self.0.told.borrow().clone();
        if let Some(told) = told {
            told(progress);
        }
    }

    /// Whether everything that was handed over is on the disk.
    pub(crate) fn is_even(&self) -> bool {
        !self.0.is_putting.get() && self.0.waiting.borrow().is_empty()
    }

    /// Removals that were handed over and are not on the disk yet.
    pub(crate) fn removals(&self) -> Vec<Copy> {
        let (going, waiting) = (self.0.going.borrow(), self.0.waiting.borrow());
        let all = going.iter().chain(waiting.iter());
        let removals = all.filter(|(_, text)| is_gone(text));
        let copy = |(key, text): (&String, &String)| Copy {
            key: key.clone(),
            text: text.clone(),
        };
        removals.map(copy).collect()
    }

    /// Hands a text over.
    pub(crate) fn note(&self, key: &str, text: String) {
        self.0.waiting.borrow_mut().insert(key.to_owned(), text);
        if let Some(written) = self.0.written.borrow_mut().as_mut() {
            written.insert(key.to_owned());
        }
        if !self.0.is_putting.get() && self.0.failures.get() == 0 {
            self.tell(Progress::Behind);
        }
        self.put();
    }

    /// From now on remembers what is handed over: a copy read since is behind, and must not be taken for the later one.
    pub(crate) fn watch(&self) {
        *self.0.written.borrow_mut() = Some(SortedSet::new());
    }

    /// Whether something was handed over under this key since [`Mirror::watch`], or is on its way still.
    pub(crate) fn has_written(&self, key: &str) -> bool {
        let written = self.0.written.borrow();
        written.as_ref().is_some_and(|all| all.contains(key))
            || self.0.waiting.borrow().contains_key(key)
    }

    /// Ends remembering.
    pub(crate) fn unwatch(&self) {
        *self.0.written.borrow_mut() = None;
    }

    /// Forgets every record, and what was on its way.
    pub(crate) async fn forget_all(&self) -> Result<(), String> {
        *self.0.waiting.borrow_mut() = SortedMap::new();
        let database = self.0.database.borrow().clone();
        let database = database.ok_or_else(|| "closed".to_owned())?;
        let transaction = strict(&database).map_err(|why| said(&why))?;
        let records = transaction
            .object_store(RECORDS)
            .map_err(|why| said(&why))?;
        records.clear().map_err(|why| said(&why))?;
        ended(&transaction).await
    }

    /// Puts what waits into the database, unless something is on its way already.
    fn put(&self) {
        if self.0.is_putting.get() || self.0.waiting.borrow().is_empty() {
            return;
        }
        let database = self.0.database.borrow().clone();
        let Some(database) = database else {
            return;
        };
        let batch = std::mem::take(&mut *self.0.waiting.borrow_mut());
        self.0.is_putting.set(true);
        *self.0.going.borrow_mut() = batch.clone();
        let began = clock::now().moment;
        let begun = self.begin(&database, &batch);
        let mirror = self.clone();
        spawn_local(async move {
            let outcome = match begun {
                Ok(transaction) => ended(&transaction).await,
                Err(why) => Err(said(&why)),
            };
            mirror.0.is_putting.set(false);
            *mirror.0.going.borrow_mut() = SortedMap::new();
            match outcome {
                Ok(()) => {
                    mirror.0.failures.set(0);
                    if mirror.0.waiting.borrow().is_empty() {
                        mirror.tell(Progress::Even);
                    } else {
                        mirror.tell(Progress::Until(began));
                        mirror.put();
                    }
                }
                Err(why) => mirror.fail(batch, why),
            }
        });
    }

    fn begin(
        &self,
        database: &IdbDatabase,
        batch: &SortedMap<String, String>,
    ) -> Result<IdbTransaction, JsValue> {
        let transaction = strict(database)?;
        let records = transaction.object_store(RECORDS)?;
        let order = self.next_order();
        for (key, text) in batch {
            let value = Object::new();
            Reflect::set(&value, &ORDER.into(), &order.into())?;
            Reflect::set(&value, &TEXT.into(), &text.as_str().into())?;
            records.put_with_key(&value, &key.as_str().into())?;
        }
        // Nothing more is asked of it: so it ends by itself, also where the page goes before it has.
        let commit = Reflect::get(&transaction, &"commit".into())?;
        if let Some(commit) = commit.dyn_ref::<Function>() {
            commit.call0(&transaction)?;
        }
        Ok(transaction)
    }

    /// Later than every write this window knows of, those of other windows as far as clocks agree.
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 are whole numbers far below 2⁵³"
    )]
    fn next_order(&self) -> f64 {
        let now = clock::now().moment.as_unix_ms() as f64;
        let order = now.max(self.0.order.get());
        self.0.order.set(order);
        order
    }

    /// What could not be put waits again, beneath what has been written since, and the database is opened anew.
    fn fail(&self, batch: SortedMap<String, String>, why: String) {
        {
            let mut waiting = self.0.waiting.borrow_mut();
            for (key, text) in batch {
                if !waiting.contains_key(&key) {
                    waiting.insert(key, text);
                }
            }
        }
        self.tell(Progress::Failing(why));
        let failures = self.0.failures.get();
        self.0.failures.set(failures + 1);
        let wait = RETRY_MS.get(failures).or(RETRY_MS.last()).copied();
        let mirror = self.clone();
        let again = move || {
            spawn_local(async move {
                if let Some(database) = mirror.0.database.take() {
                    database.close();
                }
                match mirror.connect().await {
                    Ok(()) => {
                        mirror.0.failures.set(0);
                        // It may be another one than before, with nothing in it.
                        mirror.tell(Progress::Anew);
                        mirror.put();
                        if mirror.is_even() {
                            mirror.tell(Progress::Even);
                        }
                    }
                    Err(why) => mirror.fail(SortedMap::new(), why),
                }
            });
        };
        set_timeout(again, wait.unwrap_or(PATIENCE_MS));
    }

    /// What was written last, as far back as local storage may be behind: keys and texts.
    pub(crate) async fn recent(&self) -> Result<Vec<Copy>, String> {
        let records = self.records()?;
        let by_order = records.index(ORDER).map_err(|why| said(&why))?;
        let last = by_order
            .open_key_cursor_with_range_and_direction(&JsValue::NULL, IdbCursorDirection::Prev);
        let last = answered(&last.map_err(|why| said(&why))?).await?;
        let Ok(last) = last.dyn_into::<IdbCursor>() else {
            return Ok(Vec::new()); // it is empty
        };
        let last = last.key().map_err(|why| said(&why))?;
        let last = last.as_f64().unwrap_or_default();
        self.0.order.set(last.max(self.0.order.get()));
        let since = IdbKeyRange::lower_bound(&(last - BEHIND_MS).into());
        let since = since.map_err(|why| said(&why))?;
        // The transaction may have ended while the cursor was awaited.
        let records = self.records()?;
        let by_order = records.index(ORDER).map_err(|why| said(&why))?;
        let values = by_order.get_all_with_key(&since);
        let values = answered(&values.map_err(|why| said(&why))?);
        let keys = by_order.get_all_keys_with_key(&since);
        let keys = answered(&keys.map_err(|why| said(&why))?);
        copies(&keys.await?, &values.await?)
    }

    /// At most so many copies, in the order of their keys, from the first after this key on.
    pub(crate) async fn after(&self, key: &str, many: u32) -> Result<Vec<Copy>, String> {
        let range = IdbKeyRange::lower_bound_with_open(&key.into(), true);
        self.range(&range.map_err(|why| said(&why))?, many).await
    }

    /// Every copy whose key begins so.
    pub(crate) async fn beginning_with(&self, prefix: &str) -> Result<Vec<Copy>, String> {
        let end = format!("{prefix}\u{FFFF}");
        let range = IdbKeyRange::bound(&prefix.into(), &end.into());
        self.range(&range.map_err(|why| said(&why))?, u32::MAX)
            .await
    }

    async fn range(&self, range: &IdbKeyRange, many: u32) -> Result<Vec<Copy>, String> {
        let records = self.records()?;
        let values = records.get_all_with_key_and_limit(range, many);
        let values = answered(&values.map_err(|why| said(&why))?);
        let keys = records.get_all_keys_with_key_and_limit(range, many);
        let keys = answered(&keys.map_err(|why| said(&why))?);
        copies(&keys.await?, &values.await?)
    }

    /// What outlasts a visit and is no record, by its name.
    pub(crate) async fn kept(&self, name: &str) -> Result<JsValue, String> {
        let database = self.0.database.borrow().clone();
        let database = database.ok_or_else(|| "closed".to_owned())?;
        let transaction = database.transaction_with_str(HANDLES);
        let asked = transaction.and_then(|it| it.object_store(HANDLES)?.get(&name.into()));
        answered(&asked.map_err(|why| said(&why))?).await
    }

    /// Keeps something that is to outlast this visit.
    pub(crate) async fn keep(&self, name: &str, value: &JsValue) -> Result<(), String> {
        let database = self.0.database.borrow().clone();
        let database = database.ok_or_else(|| "closed".to_owned())?;
        let begin = || -> Result<IdbTransaction, JsValue> {
            let begin: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
            let transaction = begin.call2(&database, &HANDLES.into(), &"readwrite".into())?;
            let transaction: IdbTransaction = transaction.dyn_into()?;
            let handles = transaction.object_store(HANDLES)?;
            handles.put_with_key(value, &name.into())?;
            Ok(transaction)
        };
        ended(&begin().map_err(|why| said(&why))?).await
    }

    fn records(&self) -> Result<IdbObjectStore, String> {
        let database = self.0.database.borrow().clone();
        let database = database.ok_or_else(|| "closed".to_owned())?;
        let transaction = database.transaction_with_str(RECORDS);
        let records = transaction.and_then(|it| it.object_store(RECORDS));
        records.map_err(|why| said(&why))
    }
}

/// A transaction for writing. Committed means on the disk, and not only handed to the system.
fn strict(database: &IdbDatabase) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction = begin.call3(database, &RECORDS.into(), &"readwrite".into(), &options)?;
    transaction.dyn_into()
}

async fn connect() -> Result<IdbDatabase, String> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or_else(|| "not there".to_owned())?;
    let asked = factory.open_with_u32(NAME, VERSION);
    let asked = asked.map_err(|why| said(&why))?;
    let request = asked.clone();
    let furnish = Closure::once_into_js(move || {
        if let Err(why) = furnish(&request) {
            web_sys::console::error_1(&why);
        }
    });
    asked.set_onupgradeneeded(Some(furnish.unchecked_ref()));
    let database = answered(&asked).await?;
    database.dyn_into().map_err(|why| said(&why))
}

fn furnish(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let records = database.create_object_store(RECORDS)?;
    records.create_index_with_str(ORDER, ORDER)?;
    database.create_object_store(HANDLES)?;
    Ok(())
}

/// What a request was answered, or why not. It listens from now on, also while another answer is awaited first.
fn answered(request: &IdbRequest) -> impl Future<Output = Result<JsValue, String>> + use<> {
    let request = request.clone();
    let asked = Promise::new(&mut |yes, no| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
        give_up(no);
    });
    async move {
        let outcome = JsFuture::from(asked).await;
        request.set_onsuccess(None);
        request.set_onerror(None);
        match outcome {
            Ok(_event) => request.result().map_err(|why| said(&why)),
            Err(why) => Err(match request.error() {
                Ok(Some(error)) => error.name(),
                _ => said(&why),
            }),
        }
    }
}

/// Waits until a transaction is on the disk.
async fn ended(transaction: &IdbTransaction) -> Result<(), String> {
    let asked = Promise::new(&mut |yes, no| {
        transaction.set_oncomplete(Some(&yes));
        transaction.set_onabort(Some(&no));
        give_up(no);
    });
    let outcome = JsFuture::from(asked).await;
    transaction.set_oncomplete(None);
    transaction.set_onabort(None);
    match outcome {
        Ok(_event) => Ok(()),
        Err(why) => Err(transaction
            .error()
            .map_or_else(|| said(&why), |error| error.name())),
    }
}

/// Refuses a promise that nobody has kept for too long; one that was kept takes no notice.
fn give_up(no: Function) {
    set_timeout(
        move || {
            // What cannot be called any more waits for nothing.
            let _called = no.call1(&JsValue::NULL, &"no answer".into());
        },
        PATIENCE_MS,
    );
}

fn copies(keys: &JsValue, values: &JsValue) -> Result<Vec<Copy>, String> {
    let keys: &Array = keys.dyn_ref().ok_or("no list")?;
    let values: &Array = values.dyn_ref().ok_or("no list")?;
    let mut copies = Vec::new();
    for (key, value) in keys.iter().zip(values.iter()) {
        let text = Reflect::get(&value, &TEXT.into()).ok();
        let text = text.and_then(|text| text.as_string());
        // What is none of ours is left where it is.
        if let (Some(key), Some(text)) = (key.as_string(), text) {
            copies.push(Copy { key, text });
        }
    }
    Ok(copies)
}

/// What a thrown value says.
pub(crate) fn said(why: &JsValue) -> String {
    match why.dyn_ref::<web_sys::DomException>() {
        Some(exception) => exception.name(),
        None => why.as_string().unwrap_or_else(|| format!("{why:?}")),
    }
}
