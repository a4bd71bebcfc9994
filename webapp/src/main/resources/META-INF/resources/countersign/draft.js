// Keeps what is typed into a form in this tab, so that an expired session, a reload or a restart loses nothing.
// Only this tab: a shared computer does not show one person's words to the next.
// A value is kept as what it stands for (1500, 2027-01-15, an id). Text that stands for no value, or of which the server has not said yet
// what it stands for, is kept as it was typed, with the region whose notation it is in. What the server asks about keeps the notation it was
// typed in, until the person edits it.
const PREFIX = 'countersign.draft.';
const LOCK = 'countersign.submission.';
// An unloading page may hold its locks a moment longer than the page that replaces it takes to load.
const UNLOADING = 600;
const watched = new Map();
const held = new Map();
const committed = new WeakMap();
const early = new WeakMap();

// What is chosen in a list, also before the server has heard of it.
function chosen(input) {
  const shown = input.querySelector('vaadin-select-value-button')?.textContent.trim();
  return JSON.parse(input.getAttribute('data-options'))[shown];
}

function typed(input, text) {
  const asked = input.getAttribute('data-asked') === text;
  return { text, notation: input.getAttribute(asked ? 'data-asked-notation' : 'data-notation') };
}

function edited(event) {
  const input = event.target.closest('[data-field]');
  if (input?.hasAttribute('data-asked')) {
    input.removeAttribute('data-asked');
    input.dispatchEvent(new CustomEvent('asked-edited'));
  }
}

function entry(input) {
  if (input.localName.startsWith('vaadin-text-') && window.countersign.length.check(input)) {
    return { text: input.inputElement.value, notation: input.getAttribute('data-notation') };
  }
  if (input.hasAttribute('data-options')) {
    return { value: chosen(input) ?? input.getAttribute('data-raw') };
  }
  if (input.hasAttribute('data-raw')) {
    return { value: input.getAttribute('data-raw') };
  }
  if (input.localName === 'vaadin-combo-box') {
    const text = input.inputElement.value;
    return input.getAttribute('data-value-of') === text ? { value: input.getAttribute('data-value') } : { text };
  }
  if (!input.hasAttribute('data-notation')) {
    return { value: input.value };
  }
  if (input.localName === 'vaadin-date-picker') {
    const text = input.inputElement ? input.inputElement.value : '';
    return input.value && committed.get(input) === text ? { value: input.value } : typed(input, text);
  }
  return input.getAttribute('data-value-of') === input.value
    ? { value: input.getAttribute('data-value') }
    : typed(input, input.value);
}

function values(root) {
  const found = {};
  for (const input of root.querySelectorAll('[data-field]')) {
    const kept = entry(input);
    if (kept.value || kept.text) {
      found[input.dataset.field] = kept;
    }
  }
  return found;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Whether this tab may go on with the submission. A duplicated tab has a copy of the draft while the first one still holds the lock.
function claim(submission) {
  if (!submission || held.has(submission) || !navigator.locks) {
    return Promise.resolve(true);
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), UNLOADING);
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK + submission, { signal: patience.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        return new Promise((release) => held.set(submission, release));
      })
      .catch(() => resolve(false));
  });
}

function unclaim(submission) {
  held.get(submission)?.();
  held.delete(submission);
}

function noteDate(event) {
  const picker = event.target;
  if (picker.localName === 'vaadin-date-picker') {
    Promise.resolve(picker.updateComplete).then(() => picker.inputElement && committed.set(picker, picker.inputElement.value));
  }
}

// What is typed while the draft is on its way through the server stands, and not the draft.
function noteEarly(root) {
  const texts = new Map();
  const note = (event) => {
    const field = event.target.closest('[data-field]');
    if (field?.localName.startsWith('vaadin-text-')) {
      texts.set(field, field.inputElement.value);
    }
  };
  root.addEventListener('input', note);
  early.set(root, { texts, stop: () => root.removeEventListener('input', note) });
}

function putEarlyBack(root) {
  const typing = early.get(root);
  early.delete(root);
  typing?.stop();
  typing?.texts.forEach((text, field) => {
    if (field.value !== text) {
      field.inputElement.value = text;
      field.inputElement.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
  });
}

window.countersign = window.countersign || {};
window.countersign.draft = {
  async read(root, key) {
    noteEarly(root);
    const draft = parse(sessionStorage.getItem(PREFIX + key));
    if (!draft) {
      return '';
    }
    const copied = !(await claim(draft.submission));
    return JSON.stringify({ ...window.countersign.aside.take(key, draft), copied });
  },

  // A picker reads its text again whenever the person leaves it, also where nothing was typed.
  async ask(picker) {
    const text = picker.getAttribute('data-asked');
    const { parseDate } = picker.i18n;
    const isAsked = (typedText) => !picker.value && picker.getAttribute('data-asked') === typedText;
    picker.i18n = { ...picker.i18n, parseDate: (typedText) => (isAsked(typedText) ? undefined : parseDate(typedText)) };
    await picker.updateComplete;
    if (isAsked(text)) {
      picker._inputElementValue = text;
    }
  },

  watch(root, key, version, submission) {
    putEarlyBack(root);
    watched.get(key)?.stop();
    claim(submission);
    let timer;
    const save = () => {
      timer = undefined;
      const kept = { ...window.countersign.aside.left(key), ...values(root) };
      if (Object.keys(kept).length === 0) {
        sessionStorage.removeItem(PREFIX + key);
      } else {
        window.countersign.store(PREFIX + key, JSON.stringify({ version, submission, values: kept }));
      }
    };
    // Also of somebody who types without a pause.
    const soon = () => {
      timer ??= setTimeout(save, 150);
    };
    const ended = new AbortController();
    const until = { signal: ended.signal };
    // Whoever leaves at once has typed it all the same.
    window.addEventListener('pagehide', () => root.isConnected && timer && save(), until);
    root.addEventListener('input', edited, until);
    root.addEventListener('input', soon, until);
    root.addEventListener('change', soon, until);
    root.addEventListener('held-back', soon, until);
    // Neither of these two bubbles.
    root.addEventListener('value-changed', noteDate, { capture: true, ...until });
    root.addEventListener('unparsable-change', soon, { capture: true, ...until });
    const changes = new MutationObserver(soon);
    changes.observe(root, { subtree: true, attributes: true, attributeFilter: ['data-raw', 'data-value', 'data-value-of'] });
    for (const picker of root.querySelectorAll('vaadin-date-picker')) {
      noteDate({ target: picker });
    }
    const stop = () => {
      clearTimeout(timer);
      ended.abort();
      changes.disconnect();
    };
    watched.set(key, { stop, submission });
    window.countersign.aside.fill(key, root);
    soon();
  },

  // What was sent is not kept again, whatever still happens on the page that is left.
  forget(key) {
    const watch = watched.get(key);
    watch?.stop();
    unclaim(watch?.submission);
    watched.delete(key);
    window.countersign.aside.forget(key);
    sessionStorage.removeItem(PREFIX + key);
  },
};
