// Does on the page what the address asks for, and tells the harness. `task` says what; page.js finds things by name.

const wishes = new URLSearchParams(location.search);
const wish = (name, otherwise) => Number(wishes.get(name) ?? otherwise);
const now = () => performance.timeOrigin + performance.now();
const tell = (what) =>
  fetch('/__tell', { method: 'POST', body: JSON.stringify({ ...what, window: wishes.get('window') ?? '1', now: now() }) }).catch(() => {});
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

const one = (role, called) =>
  find([{ role, name: called, naming: null, holding: null, at: null }])[0] ?? null;
const until = async (what, look, limit = 60_000) => {
  const end = now() + limit;
  for (;;) {
    const found = look();
    if (found) return found;
    if (now() > end) { tell({ kind: 'stuck', what, text: text(document.body).slice(0, 400) }); throw new Error(what); }
    await rest(50);
  }
};
const lamp = () => document.querySelector('[role=status][aria-label=Storage]')?.dataset.state ?? '';
const capture = () => one('textbox', 'Capture');
const kept = () =>
  find([
    { role: 'region', name: 'Kept on this prompt', naming: null, holding: null, at: null },
    { role: 'listitem', name: null, naming: null, holding: null, at: null },
  ]).map(text);

// Without the mirror the app must never say "Saved": this takes the browser's database away before the app asks for it.
if (wishes.has('nomirror')) Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true });

// Chromium writes what was stored when the last page of the origin goes away; asked to end before, it may not (measured:
// SIGTERM, up to 40 seconds of lines gone).
const leave = () => location.replace('about:blank');

// Once both windows are through, one goes and the other reads what is stored, as a page that is not the app.
const readStored = async (own) => {
  await together('through', own);
  await rest(1_000);
  if (own === '1') location.replace('/__plain.html?task=records&store=ls');
  else leave();
};

// The text that is typed: numbered words of seven signs, so that any part of it says where it belongs.
const sign = (at) => `w${String(Math.floor(at / 7)).padStart(5, '0')} `[at % 7];

const begin = async () => {
  if (capture()) return;
  if (!location.hash.startsWith('#/interview/') && !location.pathname.includes('plain')) {
    (await until('New interview', () => one('button', 'New interview'))).click();
    (await until('Start interview', () => one('button', 'Start interview'))).click();
  }
  await until('Capture', capture);
};

const insert = (field, words) => {
  if (document.activeElement !== field) field.focus();
  document.execCommand('insertText', false, words);
};

const records = () => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('or1/')));
const token = (own, number) => `z${own}n${String(number).padStart(5, '0')}`;

// Waits until both windows have come this far. A window that was never opened is waited for in vain, and told.
const together = async (what, own) => {
  await tell({ kind: what });
  const other = own === '1' ? '2' : '1';
  const end = now() + 60_000;
  while (now() < end) {
    const answer = await fetch(`/__heard/${what}/${other}`).then((it) => it.text()).catch(() => '');
    if (answer === 'yes') return;
    await rest(100);
  }
  throw new Error(`the other window is not ${what}`);
};

const TASKS = {
  // Fills a fresh profile: the sample study, and an interview with kept words and some in the field.
  async seed() {
    if (!location.hash.startsWith('#/interview/')) {
      const sample = await until('Try the sample study', () => one('button', 'Try the sample study') ?? one('button', 'New interview'));
      sample.click();
      await rest(1_500);
      location.hash = '#/';
      await until('home', () => one('button', 'New interview'));
    }
    await begin();
    for (let number = 0; number < wish('keeps', 12); number += 1) {
      insert(capture(), `They said ${number} times that it costs 40 000 a month, and that Leeds rang in March`);
      one('button', 'Keep').click();
      await rest(30);
    }
    insert(capture(), 'half a sentence that nobody kept');
    for (let round = 0; round < 100 && lamp() !== 'saved'; round += 1) await rest(50);
    await rest(300);
    await tell({ kind: 'seeded', fragment: location.hash, saved: lamp() === 'saved', records: records() });
    leave();
  },

  // Tells what is stored, again and again.
  async records() {
    await until('main', () => document.querySelector('main'));
    for (let round = 0; ; round += 1) {
      await rest(500);
      tell({ kind: 'records', round, records: records(), lamp: lamp(), page: text(document.body).slice(0, 600) });
    }
  },

  // Damages stored records one after another, several at each start, and looks for every damaged text afterwards.
  async damage() {
    const note = JSON.parse(sessionStorage.getItem('damage') ?? 'null');
    await until('main', () => document.querySelector('main') && lamp());
    if (!note) {
      const interviews = Object.keys(localStorage).map((key) => key.match(/^or1\/s\/(.+)$/)?.[1]).filter(Boolean);
      sessionStorage.setItem('damage', JSON.stringify({ interviews, dice: wish('seed', 6), cases: 0, damaged: [], lost: [], also: [] }));
      location.reload();
      return;
    }
    // Mulberry32: whole numbers of 32 bits all the way, so that it never falls into a short round.
    const dice = () => {
      note.dice = (note.dice + 0x6d2b79f5) | 0;
      let it = Math.imul(note.dice ^ (note.dice >>> 15), 1 | note.dice);
      it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
      return ((it ^ (it >>> 14)) >>> 0) / 4294967296;
    };
    const pick = (list) => list[Math.floor(dice() * list.length)];
    // Every damaged text has to be somewhere: where it lay, or set aside as it was.
    const asides = () => Object.entries(localStorage).filter(([key]) => key.startsWith('or1/q/')).map(([, record]) => {
      try { return JSON.parse(record.split('|').slice(5).join('|')).raw; } catch { return record; }
    });
    // The control: what was damaged is thrown away, and has to be missed.
    if (wishes.has('drops')) for (const { key } of note.damaged) localStorage.removeItem(key);
    let missing = note.damaged;
    for (let round = 0; round < 30 && missing.length > 0; round += 1) {
      await rest(100);
      const aside = wishes.has('drops') ? [] : asides();
      missing = missing.filter(({ key, raw }) => localStorage.getItem(key) !== raw && !aside.includes(raw));
    }
    note.lost.push(...missing.map(({ key, raw }) => `${key}: ${raw.slice(0, 60)}`));
    note.also.push(...(note.keys ?? []).filter((key) => localStorage.getItem(key) === null));
    // What was sound before is put back, so that the next damage hits something.
    for (const { key, sound } of note.damaged) localStorage.setItem(key, sound);
    note.cases += note.damaged.length;
    if (note.cases >= wish('cases', 1_000) || note.lost.length > 20) {
      tell({ kind: 'damaged', cases: note.cases, lost: note.lost, also: note.also });
      return;
    }
    if (JSON.stringify(localStorage).length > 3_500_000) {
      for (const key of Object.keys(localStorage)) if (key.startsWith('or1/q/')) localStorage.removeItem(key);
    }
    const id = pick(note.interviews);
    const ours = Object.keys(localStorage).filter((key) => /^or1\/(meta|p)$|^or1\/(st|g)\//.test(key) || key.split('/')[2] === id);
    const fit = ours.filter((key) => !/^or1\/(q|t|r|w|boot|ballast|lock)/.test(key));
    const chosen = new Set();
    while (chosen.size < Math.min(wish('batch', 8), fit.length)) chosen.add(pick(fit));
    note.damaged = [...chosen].map((key) => {
      const sound = localStorage.getItem(key), at = Math.floor(dice() * sound.length);
      const raw = pick([
        () => sound.slice(0, at) + String.fromCharCode(sound.charCodeAt(at) ^ 1) + sound.slice(at + 1),
        () => sound.slice(0, at),
        () => '',
        () => localStorage.getItem(pick(fit.filter((it) => it !== key))),
        () => Array.from({ length: 40 }, () => String.fromCharCode(Math.floor(dice() * 65_536))).join(''),
        () => sound.slice(0, at) + sound.slice(at + 1 + Math.floor(dice() * 20)),
      ])();
      return { key, raw, sound };
    }).filter(({ raw, sound }) => raw !== sound);
    for (const { key, raw } of note.damaged) localStorage.setItem(key, raw);
    note.keys = fit.filter((key) => !chosen.has(key));
    sessionStorage.setItem('damage', JSON.stringify(note));
    tell({ kind: 'damaging', cases: note.cases });
    location.hash = `#/interview/${id}/live`;
    location.reload();
  },

  // Fills storage to the last unit in one alphabet and types on; then makes room and looks whether all of it is there.
  async fill() {
    const letter = wishes.get('letter'), typed = 'nothing may get lost '.repeat(24).slice(0, 500);
    if (sessionStorage.getItem('filled')) {
      await until('Capture', capture);
      let value = '';
      for (let round = 0; round < 40 && !value.includes(typed); round += 1) { await rest(100); value = capture().value; }
      tell({ kind: 'refilled', whole: value.includes(typed), length: value.length, kept: kept().some((it) => it.includes('Kept before')) });
      return;
    }
    await begin();
    insert(capture(), 'Kept before'); one('button', 'Keep').click();
    await rest(500);
    const fits = (key, value) => { try { localStorage.setItem(key, value); return true; } catch { return false; } };
    const full = () => {
      let number = Object.keys(localStorage).length;
      for (let size = 1 << 20; size >= 1; size >>= 1) while (fits(`f${number}`, letter.repeat(size))) number += 1;
      while (fits(`f${number}`, '')) number += 1;
    };
    const before = records();
    full();
    insert(capture(), 'a');
    await rest(200);
    // The reserve has been given up by now: the last room goes, too.
    full();
    const started = now();
    let told = 0;
    const says = () => lamp() === 'full' || /storage is full/.test(document.body.textContent);
    for (const character of typed) {
      insert(capture(), character);
      await rest(1);
      if (!told && says()) told = now() - started;
    }
    await rest(300);
    if (!told && says()) told = now() - started;
    const state = lamp();
    const gone = Object.entries(before).filter(([key, value]) => localStorage.getItem(key) !== value && !/ballast|\/d\/|\/s\//.test(key));
    const field = capture().value.includes(typed);
    for (const key of Object.keys(localStorage)) if (/^f\d+$/.test(key)) localStorage.removeItem(key);
    one('button', 'Try again')?.click();
    for (let round = 0; round < 60 && lamp() === 'full'; round += 1) await rest(50);
    for (let round = 0; round < 40 && lamp() === 'saving'; round += 1) await rest(50);
    tell({ kind: 'filled', told, state, field, gone: gone.map(([key]) => key), after: lamp() });
    sessionStorage.setItem('filled', '1');
    location.reload();
  },

  // Keeps one short line after another as fast as the page takes them, beside another window that does the same.
  async edits() {
    const many = wish('many', 1_000), own = wishes.get('window') ?? '1';
    await begin();
    if (own === '1') {
      const other = new URL(location.href);
      other.searchParams.set('window', '2');
      if (wishes.has('apart')) other.hash = '';
      window.open(other.href, '_blank', 'noopener,popup,width=900,height=700');
    }
    await together('ready', own);
    let accepted = 0, last = now(), taken = 0, interrupted = false;
    // In a window that follows nothing can be typed; it takes the pen as a person does.
    const pen = () => find([{ role: 'button', name: null, naming: 'Write here', holding: null, at: null }])[0];
    while (accepted < many && now() - last < 20_000) {
      const field = capture(), take = pen();
      if (take) { take.click(); taken += 1; interrupted = true; }
      if (take || !field) { await rest(200); continue; }
      const words = token(own, accepted);
      // What was in the field when the pen went may have been kept by the other window: a person would look, too.
      if (interrupted) {
        interrupted = false;
        await rest(500);
        if (document.querySelector('main').textContent.includes(words) && !capture()?.value.includes(words)) {
          accepted += 1;
          continue;
        }
        if (pen()) continue;
      }
      if (!field.value.includes(words)) insert(field, words);
      one('button', 'Keep')?.click();
      if (!capture()?.value.includes(words)) { accepted += 1; last = now(); }
      await rest(0);
      if (accepted % 50 === 0) tell({ kind: 'editing', accepted, taken });
    }
    for (let round = 0; round < 60 && lamp() === 'saving'; round += 1) await rest(50);
    await tell({ kind: 'edited', accepted, taken, lamp: lamp(), fragment: location.hash });
    await readStored(own);
  },

  // The control of the above on a page of our own: one text that both windows read, change and write, or one key each.
  async lines() {
    const many = wish('many', 1_000), own = wishes.get('window') ?? '1', isOneText = wishes.get('how') === 'text';
    if (own === '1') {
      const other = new URL(location.href);
      other.searchParams.set('window', '2');
      window.open(other.href, '_blank', 'noopener,popup,width=900,height=700');
    }
    await together('ready', own);
    for (let number = 0; number < many; number += 1) {
      if (isOneText) {
        const all = JSON.parse(localStorage.getItem('or1/all') ?? '[]');
        all.push(token(own, number));
        localStorage.setItem('or1/all', JSON.stringify(all));
      } else localStorage.setItem(`or1/c/${token(own, number)}`, token(own, number));
      await rest(0);
    }
    await tell({ kind: 'edited', accepted: many, taken: 0, lamp: '', fragment: '' });
    await readStored(own);
  },
  // Types without end and tells how far it has come, and how far the lamp said "Saved".
  async type() {
    await begin();
    const field = capture();
    field.focus();
    const pause = 1_000 / wish('rate', 20), keepAt = wish('keep', 161), first = wishes.get('ack') === 'first';
    const times = [];
    let typed = 0, acked = 0, latencies = [], due = now(), sent = 0;
    const look = () => {
      // As a control, what was only written counts as saved; else nothing but the lamp's word does.
      const isSaved = first ? lamp() !== 'full' && lamp() !== '' : lamp() === 'saved';
      if (isSaved && acked < typed) {
        latencies.push(Math.round((now() - times[acked]) * 10) / 10);
        acked = typed;
      }
    };
    const report = (force) => {
      if (!force && now() - sent < 50) return;
      sent = now();
      tell({ kind: 'typed', typed, acked, lamp: lamp(), told: ['full', 'stale'].includes(lamp()) || Boolean(document.querySelector('[role=alert]')), unacked: acked < typed ? now() - times[acked] : 0, latencies });
      latencies = [];
    };
    if (!first) {
      // A little later, because what the lamp says of a key is on the page only when all that follows from the key is.
      new MutationObserver(() => setTimeout(() => { look(); report(false); }, 0))
        .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
    }
    const databases = (await indexedDB?.databases?.().catch(() => [])) ?? [];
    tell({ kind: 'begun', fragment: location.hash, databases: databases.map((it) => it.name) });
    for (;;) {
      // Never asked in the same breath as the key: the lamp would still say what it said before it.
      report(true);
      due = Math.max(due + pause, now() - 2_000);
      await rest(Math.max(0, due - now()));
      look();
      insert(capture() ?? field, sign(typed));
      times.push(now());
      typed += 1;
      if (keepAt && typed % keepAt === 0) one('button', 'Keep')?.click();
    }
  },

  // Reads what is there, again and again: what is restored in the background may take a moment.
  async read() {
    for (let round = 0; ; round += 1) {
      await rest(250);
      const field = capture();
      tell({
        kind: 'read', there: Boolean(field), draft: field?.value ?? '', items: kept(), lamp: lamp(), round,
        stored: localStorage.length, page: field ? '' : text(document.body).slice(0, 300),
      });
      // A person who does not find their interview loads the page again.
      if (!field && round === 32 && window.name !== 'again') { window.name = 'again'; location.reload(); }
    }
  },
};

const task = Object.hasOwn(TASKS, wishes.get('task') ?? '') ? TASKS[wishes.get('task')] : null;
if (task) {
  const start = () => task().catch((why) => tell({ kind: 'broken', why: String(why?.stack ?? why) }));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start, { once: true });
  else start();
}
if (task) addEventListener('error', (event) => tell({ kind: 'error', why: String(event.message) }));
