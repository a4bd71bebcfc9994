// What is on the screen is what is sent, and words that are not sent yet outlive the session, a reload and a restart of the server.
const FIELDS = 'vaadin-text-field, vaadin-text-area';
const PREFIX = 'countersign.words.';

const typing = (input) => input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));

// Flow drops what was typed when it is told of one value twice and a click follows before it has sent it. Input methods, phone keyboards
// and autofill tell it twice. https://github.com/vaadin/flow compares with what it knows, not with what it has sent.
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

// Whatever put words into a field without saying so, such as an extension that fills in forms: before anything is sent, the field learns of it.
const learn = () => {
  for (const field of document.querySelectorAll(FIELDS)) {
    if (field.inputElement && field.inputElement.value !== field.value) {
      typing(field.inputElement);
    }
  }
};
window.addEventListener('click', learn, true);
window.addEventListener('keydown', (event) => event.key === 'Enter' && learn(), true);

// Lines that are pasted where one line fits are parted by spaces: a browser glues the last word of each to the first of the next.
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

// In this tab only: a shared computer does not show one person's words to the next, and the key says whose they are.
const put = (key, text) => {
  // What is there no room for must not leave earlier words in its place.
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

const isTooLong = (key) => window.countersign.length.isTooLong(get(key));

window.countersign = window.countersign || {};

/** Keeps it in this tab where there is room: of a text of millions of characters nothing is kept, and it stays on the screen alone. */
window.countersign.store = (key, text) => {
  try {
    sessionStorage.setItem(key, text);
  } catch (failure) {
    if (failure.name !== 'QuotaExceededError') {
      throw failure;
    }
  }
};

window.countersign.words = {
  put,

  /** For the server, which is not told of a text that is too long: its field has it. */
  get: (key) => (isTooLong(key) ? '' : get(key)),

  /** Puts what was kept into its field, as if it were typed. */
  async restore(field) {
    await field.updateComplete;
    const text = get(field.dataset.kept);
    // A text that is held back stays in the field when the server empties it for other words.
    if ((text || window.countersign.length.check(field)) && field.inputElement.value !== text) {
      window.countersign.length.type(field, text);
    }
  },

  /** None where the text is too long for it to be sent from there. */
  dialog: (key) => (isTooLong(key) ? '' : get(key + '.dialog')),

  open: (key, dialog) => put(key + '.dialog', dialog),

  forget(key) {
    put(key, '');
    put(key + '.dialog', '');
  },
};
