// Takes over where the program cannot help itself: when it breaks, when it cannot be loaded, when it breaks at every start.
// Plain, on purpose: it needs nothing of the app. `cargo xtask rescue` puts the sentences in and takes the comments out; with
// brotli it may weigh 4 KiB.
"use strict";
(() => {
  const WORDS = {};
  const APP = "";
  const SOON = 60000;
  const STARTS = "or1/starts";

  let dead = false; // the program broke, and is never called again
  let depth = 0; // how many calls into the program are under way
  let panel = null;
  let isLost = false; // the panel says that the program could not be loaded
  let started = false;
  let stood = 0;
  let message = "";
  const typed = new Set();
  const unkept = {}; // what the storage did not take, by key
  const done = new Set();

  const attempt = (act, otherwise) => { try { return act(); } catch (_) { return otherwise; } };
  const find = (what, page) => (page || document).querySelector(what);
  const raw = (key) => attempt(() => localStorage.getItem(key), null);
  const keys = () => attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith("or1/")).sort();

  // The language as the app itself chooses it; it may never have started.
  const say = (key) => {
    const chosen = /"language":"(\w+)"/.exec(raw("or1/p") || "");
    const wanted = (chosen ? [chosen[1]] : []).concat(navigator.languages).map((code) => code.split("-")[0].toLowerCase());
    return WORDS[wanted.find((code) => WORDS[code]) || "en"][key];
  };

  const make = (tag, name, text) => {
    const it = document.createElement(tag);
    it.className = name;
    it.textContent = text;
    return it;
  };
  const button = (text, act, of) => {
    const it = make("button", "button", text);
    it.type = "button";
    if (of) it.setAttribute("aria-label", text + ": " + of);
    it.onclick = act;
    return it;
  };

  // The same shape as the app's own download of everything, and read without the app.
  const download = (name, wanted) => {
    const records = {};
    keys().filter(wanted).forEach((key) => { records[key] = raw(key); });
    const all = { format: "on-record/raw", app: APP, records, unread: [], waiting: unkept };
    const link = make("a", "", "");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: "application/json" }));
    link.download = name + ".json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SOON);
  };
  const everything = () => button(say("rescue-download"), () => download("on-record_everything", () => true));

  const put = (key, text) => {
    localStorage.setItem(key, text);
    return raw(key) === text;
  };
  // What stands in a field may not be in the record yet: it is put aside, and offered at the next start.
  const keep = () => {
    const strip = attempt(() => documentPictureInPicture.window, null);
    const of = [document].concat(strip ? [strip.document] : []);
    of.forEach((page) => page.querySelectorAll("[data-rescue]").forEach((it) => typed.add(it)));
    typed.forEach((field) => {
      const text = field.value;
      const place = field.closest("[data-rescue]");
      const here = /^#\/interview\/([^/]+)/.exec(location.hash);
      const what = place ? place.dataset.rescue : here ? here[1] + "/" : "";
      if (!text || !text.trim() || done.has(what + text)) return;
      const key = "or1/r/" + Date.now().toString(36) + "-" + Math.random().toString(36).slice(2, 8);
      const record = JSON.stringify({ what, text, when: Date.now(), message });
      // A full storage gives up its reserve, which is there for the last words.
      const kept = attempt(() => put(key, record)) ||
        attempt(() => { localStorage.removeItem("or1/ballast"); return put(key, record); });
      if (!kept) unkept[key] = record;
      done.add(what + text);
    });
    if (strip) strip.close();
    if (find(".save-lamp[data-state=full]")) unkept.page = document.body.innerText;
  };

  const show = (key, lines, buttons) => {
    panel = make("div", "rescue", "");
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-modal", "true");
    panel.setAttribute("aria-label", say(key));
    panel.append(make("h2", "", say(key)), ...lines.map((line) => make("p", "", line)), ...buttons);
    // Whatever is typed behind it would be kept nowhere.
    for (const it of document.body.children) it.inert = true;
    document.body.append(panel);
    buttons[0].focus();
  };
  const reload = () => button(say("rescue-reload"), () => location.reload());

  const tell = () => {
    if (panel && !isLost) return;
    const lamp = find(".save-lamp");
    keep();
    if (panel) panel.remove();
    isLost = false;
    const isKept = !Object.keys(unkept).length;
    const lines = [say(isKept ? "rescue-todo" : "rescue-unkept")];
    if (lamp) lines.push(say("rescue-lamp") + " " + lamp.textContent);
    show("rescue-what", lines, [reload(), everything()].concat(stood > 9 ? [] : button(say("rescue-safe"), () => {
      count(() => [0, 0, 0].map(() => Date.now()));
      location.reload();
    })));
  };
  const die = (why) => {
    if (!dead) message = String(why && why.message || why);
    dead = true;
    // Once no call is under way, and with a stack that has room again.
    setTimeout(tell);
    keep();
  };
  const lose = () => {
    if (dead || started || panel) return;
    if (!document.body) return addEventListener("DOMContentLoaded", lose);
    isLost = true;
    show("rescue-lost", [say("rescue-lost-todo")], [reload(), everything()]);
  };

  // Nothing is called any more once the program broke, by no event, timer or promise: its state is half-changed. Any
  // exception that leaves it has skipped what it had still to do, so it broke, whatever the exception is.
  const guarded = (real) => (...given) => {
    if (dead && !depth) return undefined;
    if (dead) throw new Error("stopped");
    depth += 1;
    try {
      return real(...given);
    } catch (why) {
      attempt(() => die(why));
      throw why;
    } finally {
      depth -= 1;
    }
  };

  // A start that has not stood for a while is a failed one; three within a minute, and the next is another.
  const count = (how) => attempt(() => {
    const before = JSON.parse(sessionStorage.getItem(STARTS) || "[]").filter((at) => Date.now() - at < SOON);
    sessionStorage.setItem(STARTS, JSON.stringify(how(before)));
    return before.length;
  }, 0);
  const isSafe = count((before) => before) > 2;

  if (typeof WebAssembly === "object") ["instantiate", "instantiateStreaming"].forEach((name) => {
    const real = WebAssembly[name];
    if (real) WebAssembly[name] = (source, imports) => isSafe ? new Promise(() => {}) :
      real.call(WebAssembly, source, imports).then((made) => {
        const exports = {};
        const { module = source, instance = made } = made;
        Object.entries(instance.exports).forEach(([key, it]) => { exports[key] = typeof it === "function" ? guarded(it) : it; });
        count((before) => before.concat(Date.now()));
        return { module, instance: { exports } };
      });
  });

  const failed = (event) => {
    const why = event.error || event.reason;
    if (started && why instanceof WebAssembly.RuntimeError) die(why);
    else if (!event.target || event.target.tagName !== "LINK") lose();
  };
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
  // A field that has gone from the page counts until the next key: it may have gone as the program broke.
  addEventListener("input", (event) => {
    typed.forEach((field) => { if (!field.isConnected) typed.delete(field); });
    if (/^text/.test(event.target.type)) typed.add(event.target);
  }, true);
  addEventListener("TrunkApplicationStarted", () => {
    started = true;
    // An error of somebody else's while the app was loading.
    if (isLost) panel.remove();
    isLost = false;
    const look = setInterval(() => {
      if (dead) clearInterval(look);
      else if (find("main") && (stood += 1) > 9) {
        count(() => []);
        clearInterval(look);
      }
    }, 500);
  });
  // Who leaves a page that stands has not seen it fail.
  addEventListener("pagehide", () => { if (!dead && started && find("main")) count((before) => before.slice(0, -1)); });
  window.onRecordBroke = die;

  // No interview is opened here, so that none can keep a person out.
  const list = () => {
    const page = make("main", "page rescue-list", "");
    const rows = make("ul", "row-list", "");
    keys().filter((key) => key.startsWith("or1/s/")).forEach((key) => {
      const id = key.slice(6);
      const who = attempt(() => JSON.parse(raw(key).split("|").slice(5).join("|")).respondent, {});
      const name = [who.alias, who.company].filter((it) => it).join(", ") || say("rescue-nameless") + " " + id;
      const row = make("li", "row", "");
      const end = make("span", "row-end", "");
      row.dataset.lead = "none";
      const aside = button(say("rescue-aside"), () => {
        if (attempt(() => put("or1/x/" + id, String(Date.now())))) aside.replaceWith(make("span", "", say("rescue-aside-done")));
      }, name);
      end.append(button(say("rescue-one"), () => download("on-record_" + id, (it) => it.split("/")[2] === id), name), aside);
      row.append(make("span", "row-name", name), end);
      rows.append(row);
    });
    const again = button(say("rescue-again"), () => {
      count(() => []);
      location.hash = "#/";
      location.reload();
    });
    page.append(make("h1", "", say("rescue-safe-what")), make("p", "", say("rescue-safe-todo")), again, everything(), rows);
    document.body.append(page);
  };
  if (isSafe) addEventListener("DOMContentLoaded", list);
})();
