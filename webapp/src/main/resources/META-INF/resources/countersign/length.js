// A message to the server has a limit. A longer one would break the page: after it, nothing reaches the server, not even shorter text.
// So text that is too long is not sent. Its field shows this, and an action that would send it focuses the field instead.
const FIELDS = 'vaadin-text-field, vaadin-text-area, vaadin-combo-box, vaadin-date-picker';
const PARTS = 'vaadin-dialog, .submit-form, .bar, .comment-box';
const SENDS = ':is(vaadin-dialog, .submit-form) vaadin-button[theme~=primary], :is(.bar, .comment-box) vaadin-button';
// Each character can take up to six in a message, which has at most 1,048,576: vaadin.max-request-body-size in application.yaml.
const LONGEST = 150_000;
// The message of each field whose text is not sent, and the one that the server has set.
const held = new Map();

const isTooLong = (text) => text.length > LONGEST;
const fieldOf = (input) => {
  const field = input.closest?.(FIELDS);
  return field?.inputElement === input ? field : undefined;
};

const sentence = (text) => {
  const { lang, dataset } = document.documentElement;
  const count = new Intl.NumberFormat(lang);
  return dataset.tooLong.replace('{0}', count.format(text.length)).replace('{1}', count.format(LONGEST));
};

// The server may still answer an earlier message.
const say = (field) => {
  const state = held.get(field);
  if (field.errorMessage !== state.says) {
    state.errorMessage = field.errorMessage;
    state.invalid = field.invalid;
    field.errorMessage = state.says;
  }
  if (!field.invalid) {
    state.invalid = false;
    field.invalid = true;
  }
};

const hold = (field, text) => {
  const says = sentence(text);
  if (held.has(field)) {
    held.get(field).says = field.errorMessage = says;
  } else {
    const changes = new MutationObserver(() => say(field));
    held.set(field, { says, changes });
    changes.observe(field, { subtree: true, childList: true, characterData: true, attributeFilter: ['invalid'] });
  }
  say(field);
};

const release = (field) => {
  const state = held.get(field);
  if (state) {
    state.changes.disconnect();
    held.delete(field);
    field.errorMessage = state.errorMessage;
    field.invalid = state.invalid;
  }
};

/** Whether the text of the field is too long to be sent. */
const check = (field) => {
  const text = field.inputElement?.value ?? '';
  if (isTooLong(text)) {
    hold(field, text);
  } else {
    release(field);
  }
  return held.has(field);
};

/** Puts a text into a field as if it were typed and the field left: some fields are sent at each character, others only then. */
const type = (field, text) => {
  field.inputElement.value = text;
  field.inputElement.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.inputElement.dispatchEvent(new Event('change', { bubbles: true }));
};

// The server does not get such a text, so it cannot pass it from the field of a dialog to that of the page or to the storage; this is done here.
const passOn = (field, text) => {
  const key = field.dataset.kept;
  if (key) {
    window.countersign.words.put(key, text);
    for (const twin of document.querySelectorAll(`[data-kept="${CSS.escape(key)}"]`)) {
      if (twin.inputElement && twin.inputElement.value !== text) {
        type(twin, text);
      }
    }
  }
  field.dispatchEvent(new CustomEvent('held-back', { bubbles: true }));
};

const before = (kind, act) => window.addEventListener(kind, act, true);

before('input', (event) => {
  const field = fieldOf(event.composedPath()[0]);
  if (field) {
    const wasHeld = held.has(field);
    if (check(field)) {
      event.stopImmediatePropagation();
    }
    if (wasHeld || held.has(field)) {
      passOn(field, field.inputElement.value);
    }
  }
});

// A date that cannot be parsed is sent to the server as typed.
for (const kind of ['change', 'unparsable-change']) {
  before(kind, (event) => {
    const field = event.target.closest?.(FIELDS);
    if (field && check(field)) {
      event.stopImmediatePropagation();
    }
  });
}

// A text can also be replaced by the server, or by the widget itself.
for (const kind of ['value-changed', 'focusout']) {
  before(kind, (event) => {
    const field = event.target.closest?.(FIELDS);
    if (held.has(field)) {
      setTimeout(() => check(field));
    }
  });
}

const heldIn = (part) => [...(part?.querySelectorAll(FIELDS) ?? [])].find(check);
const refuse = (event, field) => {
  if (field) {
    event.preventDefault();
    event.stopImmediatePropagation();
    field.focus();
  }
};

before('click', (event) => {
  const button = event.composedPath().find((node) => node.matches?.(SENDS));
  refuse(event, heldIn(button?.closest(PARTS)));
});
before('keydown', (event) => {
  const input = event.composedPath()[0];
  const field = fieldOf(input);
  if (event.key === 'Enter' && (input.localName === 'input' || event.ctrlKey || event.metaKey) && field && check(field)) {
    refuse(event, field);
  }
});
before('inbox-key', (event) => 'ad'.includes(event.detail) && refuse(event, heldIn(document.querySelector('.bar'))));

window.countersign = window.countersign || {};
window.countersign.length = { LONGEST, isTooLong, check, type };
