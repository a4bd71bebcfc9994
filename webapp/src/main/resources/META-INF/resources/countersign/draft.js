// Stores what is typed into a form in this tab, so that an expired session, a reload or a restart loses nothing.
// In the browser only in this tab: on a shared computer the next person must not see it. The server gets it a moment later, for when the tab is closed.
// A field is stored as its value (1500, 2027-01-15, an id). Text without a value, or that the server has not parsed yet, is stored as typed, with the
// locale of its notation. Text that the server asks about keeps its original notation until the person edits it.
const PREFIX = 'countersign.draft.';
const LOCK = 'countersign.submission.';
const PAUSE = 1000;
// The server keeps no longer ones.
const ROOM = 300_000;
// An unloading page may hold its locks a moment longer than the next page takes to load.
const UNLOADING = 600;
const watched = new Map();
const held = new Map();
const committed = new WeakMap();
const early = new WeakMap();

// The choice in a list, also before the server has been told.
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

// Whether this tab owns the submission. A duplicated tab has a copy of the draft while the first tab still holds the lock.
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

// Text that is typed while the draft is restored by the server replaces the draft.
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
      window.countersign.length.type(field, text);
    }
  });
}

window.countersign = window.countersign || {};
window.countersign.draft = {
  claim,

  async read(root, key) {
    noteEarly(root);
    const draft = parse(sessionStorage.getItem(PREFIX + key));
    if (!draft) {
      return '';
    }
    const copied = !(await claim(draft.submission));
    return JSON.stringify({ ...window.countersign.aside.take(key, draft), copied });
  },

  // A picker parses its text again when it loses the focus, even if nothing was typed.
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
    let sender;
    let unsent;
    const send = () => {
      clearTimeout(sender);
      sender = undefined;
      if (unsent !== undefined && root.isConnected) {
        root.$server.kept(unsent);
        unsent = undefined;
      }
    };
    const keep = (content) => {
      unsent = content;
      sender ??= setTimeout(send, PAUSE);
    };
    // The values that a form begins with are no draft, until the person has done something in it.
    let isBegun = sessionStorage.getItem(PREFIX + key) !== null;
    const save = () => {
      timer = undefined;
      if (!isBegun) {
        return;
      }
      const kept = { ...window.countersign.aside.left(key), ...values(root) };
      if (Object.keys(kept).length === 0) {
        sessionStorage.removeItem(PREFIX + key);
        keep('');
      } else {
        const content = JSON.stringify({ version, submission, values: kept });
        window.countersign.store(PREFIX + key, content);
        keep(content.length > ROOM ? '' : content);
      }
    };
    // Also while a person types without a pause.
    const soon = () => {
      timer ??= setTimeout(save, 150);
    };
    const ended = new AbortController();
    const until = { signal: ended.signal };
    const begin = (event) => {
      isBegun ||= event.type !== 'click' || event.target.closest('vaadin-button') !== null;
    };
    for (const kind of ['input', 'change', 'held-back', 'unparsable-change', 'click', 'drop']) {
      root.addEventListener(kind, begin, { capture: true, ...until });
    }
    // Also if the person leaves at once.
    window.addEventListener('pagehide', () => root.isConnected && timer && save(), until);
    document.addEventListener('visibilitychange', () => document.hidden && (timer && save(), send()), until);
    root.addEventListener('input', edited, until);
    root.addEventListener('input', soon, until);
    root.addEventListener('change', soon, until);
    root.addEventListener('held-back', soon, until);
    // Escape takes back what was typed into a list of people; no event tells of it.
    root.addEventListener('keydown', (event) => event.key === 'Escape' && soon(), { capture: true, ...until });
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
      clearTimeout(sender);
      ended.abort();
      changes.disconnect();
    };
    watched.set(key, { stop, submission });
    window.countersign.aside.fill(key, root);
    soon();
  },

  // After a submission nothing is stored again, whatever still happens on the page.
  forget(key) {
    const watch = watched.get(key);
    watch?.stop();
    unclaim(watch?.submission);
    watched.delete(key);
    window.countersign.aside.forget(key);
    sessionStorage.removeItem(PREFIX + key);
  },
};
