//! Something on the page, by role and name, and how it looks.

use std::fmt;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::Browser;

/// How long anything may take to appear. Long, because the machine may be busy; nothing waits longer than it must.
const PATIENCE: Duration = Duration::from_secs(30);

/// Finds things by role and name.
pub(super) const PAGE: &str = include_str!("../page.js");

/// Something on the page, looked for anew each time it is asked.
#[derive(Clone)]
pub(crate) struct Part<'b> {
    browser: &'b Browser,
    steps: Vec<Step>,
}

#[derive(Clone)]
struct Step {
    role: &'static str,
    name: Option<String>,
    naming: Option<String>,
    holding: Option<String>,
    at: Option<i32>,
}

/// How something looks to somebody who goes by roles, names and states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Looks {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) value: String,
    pub(crate) chosen: String,
    pub(crate) description: String,
    pub(crate) language: String,
    pub(crate) pressed: Option<bool>,
    pub(crate) expanded: Option<bool>,
    pub(crate) checked: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) focused: bool,
}

impl<'b> Part<'b> {
    /// Anything of this role.
    pub(super) fn of(browser: &'b Browser, role: &'static str) -> Self {
        let step = Step {
            role,
            name: None,
            naming: None,
            holding: None,
            at: None,
        };
        Self {
            browser,
            steps: vec![step],
        }
    }

    /// The one with this name.
    pub(crate) fn named(mut self, name: &str) -> Self {
        self.last().name = Some(name.to_owned());
        self
    }

    /// The one with these words in its name.
    pub(crate) fn named_with(mut self, words: &str) -> Self {
        self.last().naming = Some(words.to_owned());
        self
    }

    /// The one with these words somewhere in it.
    pub(crate) fn holding(mut self, words: &str) -> Self {
        self.last().holding = Some(words.to_owned());
        self
    }

    /// The one at this place among them, from 0, or from the end when negative.
    pub(crate) fn at(mut self, at: i32) -> Self {
        self.last().at = Some(at);
        self
    }

    /// The one inside another.
    pub(crate) fn within(mut self, outer: &Part<'b>) -> Self {
        let mut steps = outer.steps.clone();
        steps.append(&mut self.steps);
        Self { steps, ..self }
    }

    fn last(&mut self) -> &mut Step {
        self.steps.last_mut().unwrap()
    }

    pub(super) fn steps_json(&self) -> Value {
        let step = |it: &Step| json!({ "role": it.role, "name": it.name, "naming": it.naming, "holding": it.holding, "at": it.at });
        self.steps.iter().map(step).collect()
    }

    fn role(&self) -> &'static str {
        self.steps.last().unwrap().role
    }

    /// How all of them look now.
    pub(crate) fn all(&self) -> Vec<Looks> {
        let script =
            format!("{PAGE} return find(arguments[0]).map((it) => facts(it, arguments[1]))");
        let found = self
            .browser
            .run(&script, &json!([self.steps_json(), self.role()]));
        found.as_array().unwrap().iter().map(Looks::of).collect()
    }

    /// How it looks now, if it is there. Two of them are a fault of the page.
    pub(crate) fn looks(&self) -> Option<Looks> {
        let mut all = self.all();
        assert!(all.len() <= 1, "{} times {self:?}", all.len());
        all.pop()
    }

    /// Whether it is there.
    pub(crate) fn is_there(&self) -> bool {
        !self.all().is_empty()
    }

    /// Waits until it is there.
    pub(crate) fn wait(&self) -> Looks {
        self.until("is there", |_| true)
    }

    /// Waits until it is gone.
    pub(crate) fn gone(&self) {
        until(&format!("{self:?} is gone"), || {
            (!self.is_there()).then_some(())
        });
    }

    /// Waits until it looks as wanted.
    pub(crate) fn until(&self, wanted: &str, is_so: impl Fn(&Looks) -> bool) -> Looks {
        let start = Instant::now();
        loop {
            let looks = self.looks();
            if let Some(looks) = looks.clone().filter(&is_so) {
                return looks;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{self:?} never became so that it {wanted}. It is {looks:?}; others: {}",
                self.others()
            );
            pause();
        }
    }

    /// Waits until it reads like this.
    pub(crate) fn reads(&self, text: &str) {
        self.until(&format!("reads “{text}”"), |it| it.text == text);
    }

    /// Waits until it holds this.
    pub(crate) fn holds(&self, value: &str) {
        self.until(&format!("holds “{value}”"), |it| it.value == value);
    }

    /// Clicks it.
    pub(crate) fn press(&self) {
        let element = self.one();
        self.browser.wait_for(element.click());
    }

    /// Clicks the label of it, where the thing itself is drawn by its label.
    pub(crate) fn press_label(&self) {
        self.wait();
        let script = format!("{PAGE} find(arguments[0])[0].labels[0].click()");
        self.browser.run(&script, &json!([self.steps_json()]));
    }

    /// Clicks into it and types.
    pub(crate) fn type_in(&self, text: &str) {
        self.press();
        self.browser.types(text);
    }

    /// Chooses an option by what it reads.
    pub(crate) fn choose(&self, option: &str) {
        let element = self.one();
        self.browser.wait_for(element.select_by_label(option));
        self.until(&format!("has “{option}” chosen"), |it| {
            it.chosen == option
        });
    }

    fn one(&self) -> Element {
        self.wait();
        // A person scrolls there first; the driver's own way fails in a list that grows upwards.
        let script = format!(
            "{PAGE} const [it] = find(arguments[0]); it?.scrollIntoView({{ block: 'nearest' }}); return it ?? null"
        );
        until(&format!("{self:?} is there"), || {
            self.browser
                .element(&self.browser.run(&script, &json!([self.steps_json()])))
        })
    }

    fn others(&self) -> String {
        let script = format!("{PAGE} return others(arguments[0])");
        self.browser
            .run(&script, &json!([self.steps_json()]))
            .to_string()
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            let inside = if index > 0 { " › " } else { "" };
            write!(out, "{inside}{}", step.role)?;
            if let Some(name) = &step.name {
                write!(out, " “{name}”")?;
            }
            if let Some(naming) = &step.naming {
                write!(out, " “…{naming}…”")?;
            }
            if let Some(holding) = &step.holding {
                write!(out, " with “{holding}”")?;
            }
            if let Some(at) = step.at {
                write!(out, " number {at}")?;
            }
        }
        Ok(())
    }
}

impl Looks {
    fn of(facts: &Value) -> Self {
        let text = |name: &str| facts[name].as_str().unwrap_or_default().to_owned();
        let flag = |name: &str| match &facts[name] {
            Value::Bool(is_so) => Some(*is_so),
            Value::String(word) => Some(word == "true"),
            _ => None,
        };
        Self {
            name: text("name"),
            text: text("text"),
            value: text("value"),
            chosen: text("chosen"),
            description: text("description"),
            language: text("language"),
            pressed: flag("pressed"),
            expanded: flag("expanded"),
            checked: flag("checked"),
            disabled: flag("disabled") == Some(true),
            focused: flag("focused") == Some(true),
        }
    }
}

/// Asks until there is an answer.
pub(crate) fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        pause();
    }
}

/// Between two looks at the page; nothing depends on its length.
fn pause() {
    std::thread::sleep(Duration::from_millis(10));
}
