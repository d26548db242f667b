// Finds what is on the page the way assistive technology does: by role and accessible name, among what is shown.
// Not the whole standard, only what this app needs; the test "the browser itself names them so" holds it against the
// browser's own accessibility tree.

const SELECTORS = {
  alert: '[role=alert]',
  alertdialog: '[role=alertdialog]',
  button: 'button, [role=button]',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  complementary: 'aside',
  group: '[role=group], fieldset',
  heading: 'h1, h2, h3, h4, h5, h6',
  img: '[role=img]',
  link: 'a[href]',
  listitem: 'li',
  main: 'main',
  navigation: 'nav',
  radio: 'input[type=radio]',
  radiogroup: '[role=radiogroup]',
  region: 'section[aria-label], section[aria-labelledby]',
  row: 'tr, [role=row]',
  searchbox: 'input[type=search]',
  spinbutton: 'input[type=number]',
  status: '[role=status], output',
  summary: 'summary',
  table: 'table',
  textbox: 'textarea, input:not([type]), input[type=text]',
};
const NAMED_BY_CONTENT = ['button', 'heading', 'link', 'row', 'summary'];
const SKIPPED = 'input, select, textarea, script, style, svg';

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true]');

// What is read out of an element: without decoration, hidden parts and the content of form controls.
const spoken = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  if (node.matches(SKIPPED) || node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility()) return '';
  const words = [...node.childNodes].map(spoken).join('');
  return getComputedStyle(node).display.startsWith('inline') ? words : ` ${words} `;
};
const text = (node) => squeezed(spoken(node));

const named = (ids) => (ids ?? '').split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)?.textContent ?? '');

const name = (element, role) => {
  const by = squeezed(named(element.getAttribute('aria-labelledby')).join(' '));
  if (by) return by;
  const label = squeezed(element.getAttribute('aria-label') ?? '');
  if (label) return label;
  if (element.labels?.length) return squeezed([...element.labels].map(spoken).join(' '));
  if (element.matches('fieldset')) return squeezed(element.querySelector('legend')?.textContent ?? '');
  return NAMED_BY_CONTENT.includes(role) ? text(element) : '';
};

const description = (element) => squeezed(named(element.getAttribute('aria-describedby')).join(' '));

const roleOf = (element) => Object.keys(SELECTORS).find((role) => element.matches(SELECTORS[role])) ?? element.localName;

// Each step narrows: { role, name, naming, holding, at }. `naming` is a part of the name, `holding` text somewhere inside;
// `at` counts from 0, or from the end when negative.
const find = (steps) =>
  steps.reduce(
    (roots, step) => {
      const all = roots.flatMap((root) => [...root.querySelectorAll(SELECTORS[step.role])]);
      const fit = [...new Set(all)].filter(
        (element) =>
          shown(element) &&
          (step.name === null || name(element, step.role) === step.name) &&
          (step.naming === null || name(element, step.role).includes(step.naming)) &&
          (step.holding === null || text(element).includes(step.holding)),
      );
      if (step.at === null) return fit;
      const one = fit.at(step.at);
      return one ? [one] : [];
    },
    [document],
  );

const others = (steps) => {
  const { role } = steps.at(-1);
  return [...document.querySelectorAll(SELECTORS[role])].filter(shown).map((element) => name(element, role));
};

const facts = (element, role) => ({
  name: name(element, role),
  text: text(element),
  value: element.value ?? null,
  chosen: element.selectedOptions ? squeezed(element.selectedOptions[0]?.textContent ?? '') : null,
  description: description(element),
  pressed: element.getAttribute('aria-pressed'),
  expanded: element.getAttribute('aria-expanded'),
  checked: element.checked ?? null,
  disabled: (element.disabled ?? false) || element.getAttribute('aria-disabled') === 'true',
  focused: element === document.activeElement,
  language: element.closest('[lang]')?.lang ?? null,
});
