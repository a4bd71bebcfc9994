// What is on the screen is what is sent. Text that is not sent yet survives the end of the session, a reload and a restart of the server.
const FIELDS = 'vaadin-text-field, vaadin-text-area';
const PREFIX = 'countersign.words.';
const PERSON = 'countersign.person';

// Flow drops typed text if it gets one value twice and a click follows before it has sent the value. Input methods, phone keyboards and autofill
// report a value twice. Flow (https://github.com/vaadin/flow) compares it with the value that it knows, not with the one that it has sent.
window.addEventListener(
  'input',
  (event) => {
    const input = event.composedPath()[0];
    const field = input.closest?.(FIELDS);
    if (field && field.inputElement === input && field.value === input.value) {
      event.stopImmediatePropagation();
    }
  },
  true,
);

// A browser extension may change a field without an event. Before anything is sent, the field gets the event.
const learn = () => {
  for (const field of document.querySelectorAll(FIELDS)) {
    if (field.inputElement && field.inputElement.value !== field.value) {
      window.countersign.length.type(field, field.inputElement.value);
    }
  }
};
window.addEventListener('click', learn, true);
window.addEventListener('keydown', (event) => event.key === 'Enter' && learn(), true);

// Line breaks in text pasted into a field of one line become spaces; browsers would remove them and join the words.
window.addEventListener(
  'paste',
  (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.composedPath()[0].localName === 'input' && /[\r\n]/.test(text.trim())) {
      event.preventDefault();
      document.execCommand('insertText', false, text.trim().replace(/\s*[\r\n]+\s*/g, ' '));
    }
  },
  true,
);

// Stored in this tab only: on a shared computer the next person must not see it. The key contains the person.
const put = (key, text) => {
  // If there is no room for the text, an earlier one must not stay.
  sessionStorage.removeItem(PREFIX + key);
  if (text) {
    window.countersign.store(PREFIX + key, text);
  }
};
const get = (key) => sessionStorage.getItem(PREFIX + key) || '';

window.addEventListener(
  'input',
  (event) => {
    const field = event.composedPath().find((node) => node.dataset?.kept);
    if (field) {
      put(field.dataset.kept, event.composedPath()[0].value);
    }
  },
  true,
);

// Text in a picker is stored as typed until the server stores the value that was read from it. The server cannot read times.
const TYPED = '~';
// What was stored of a picker before text was typed into it.
const replaced = new WeakMap();
const two = (number) => String(number).padStart(2, '0');
const asTyped = (picker) => {
  const text = picker.inputElement.value;
  const time = picker.localName === 'vaadin-time-picker' && picker.i18n.parseTime(text);
  return time ? `=${two(time.hours)}:${two(time.minutes)}` : TYPED + text;
};

window.addEventListener(
  'input',
  (event) => {
    const picker = event.composedPath().find((node) => node.dataset?.keptTyped);
    if (picker) {
      const key = picker.dataset.keptTyped;
      replaced.set(picker, replaced.get(picker) ?? get(key));
      put(key, asTyped(picker));
    }
  },
  true,
);

// Escape takes back what was typed into a picker; no event tells of it.
window.addEventListener(
  'keydown',
  (event) => {
    const picker = event.key === 'Escape' && event.composedPath().find((node) => replaced.has(node));
    if (!picker) {
      return;
    }
    const typed = picker.inputElement.value;
    setTimeout(() => {
      if (replaced.has(picker) && picker.inputElement.value !== typed) {
        put(picker.dataset.keptTyped, replaced.get(picker));
        replaced.delete(picker);
      }
    });
  },
  true,
);

const isTooLong = (key) => window.countersign.length.isTooLong(get(key));

window.countersign = window.countersign || {};

/** Stores it in this tab if there is room; a text of millions of characters is not stored and stays only on the screen. */
window.countersign.store = (key, text) => {
  try {
    sessionStorage.setItem(key, text);
  } catch (failure) {
    if (failure.name !== 'QuotaExceededError') {
      throw failure;
    }
  }
};

// Somebody else has signed in after the session of the person before ended in this tab: nothing of that person stays, neither text nor places.
const person = document.documentElement.dataset.person;
if (person) {
  if ((sessionStorage.getItem(PERSON) ?? person) !== person) {
    sessionStorage.clear();
  }
  window.countersign.store(PERSON, person);
}

// Other tabs must not go on showing what the person saw, so they follow to the page that says so.
const session = new BroadcastChannel('countersign.session');
const leave = () => sessionStorage.clear();
session.onmessage = () => {
  leave();
  location.replace(new URL('sign-in?signed-out', document.baseURI));
};

// The fields of a form have its name before their own; a selection and the name of an open dialog are not text.
const formOf = (key) => key.split('/')[0];
const isText = (key) => key.startsWith('countersign.draft.') || (key.startsWith(PREFIX) && !/\.(dialog|name|selection)$/.test(key));

/** In how many forms of this tab there is text that was not sent. */
window.countersign.unsent = () => new Set(Object.keys(sessionStorage).filter(isText).map(formOf)).size;

/** Deletes what this tab stores, and ends the other tabs. */
window.countersign.signedOut = () => {
  leave();
  session.postMessage('signed-out');
};

window.countersign.words = {
  put,

  /** For the server, which does not get text that is too long: only the field has it. */
  get: (key) => (isTooLong(key) ? '' : get(key)),

  /** A picker that could not read its text has no value, but it has the text. */
  putChosen(picker, key, chosen) {
    replaced.delete(picker);
    const text = picker.value ? '' : picker.inputElement.value;
    put(key, text ? TYPED + text : chosen);
  },

  /** Shows a text that is no value in a picker, as if it were typed: the change of the value has emptied the input. */
  async type(picker, text) {
    await picker.updateComplete;
    picker._inputElementValue = text;
    if (picker.dataset.keptTyped) {
      put(picker.dataset.keptTyped, asTyped(picker));
    }
  },

  /** Puts the stored text into its field, as if it were typed, and tells whether there was any. */
  async restore(field) {
    await field.updateComplete;
    const text = get(field.dataset.kept);
    // Text that is too long to be sent stays in the field when the server clears it for other text.
    if ((text || window.countersign.length.check(field)) && field.inputElement.value !== text) {
      window.countersign.length.type(field, text);
      return true;
    }
    return false;
  },

  /** Empty if the text is too long to be sent from there. */
  dialog: (key) => (isTooLong(key) ? '' : get(key + '.dialog')),

  /** The name under which the text is sent, the same until it is forgotten. */
  name(key, fresh) {
    if (!get(key + '.name')) {
      put(key + '.name', fresh);
    }
    return get(key + '.name') || fresh;
  },

  open: (key, dialog) => put(key + '.dialog', dialog),

  forget(key) {
    put(key, '');
    put(key + '.dialog', '');
    put(key + '.name', '');
  },
};
