// Texts of a template that several people can change at once. What is typed and not saved yet stays on the screen when the text of somebody else comes, and
// is stored in the tab with the text that it was typed over: it is put back only over that text, so that nothing stale replaces newer content.
const FIELDS = 'vaadin-text-field, vaadin-text-area';
const states = new WeakMap();
const drawn = new WeakSet();

const fieldsIn = (node) => [...(node.matches(FIELDS) ? [node] : []), ...node.querySelectorAll(FIELDS)];

const paneOf = (field) => field.closest('[data-edited]');

/** Empty for a field that is not bound to a member of the template. */
const keyOf = (field) => {
  const member = field.closest('[data-member]');
  const pane = paneOf(field);
  return pane && member ? `${pane.dataset.keptAs}${member.dataset.member}/${fieldsIn(member).indexOf(field)}` : '';
};

const stored = (key) => {
  const text = window.countersign.words.get(key);
  return text ? JSON.parse(text) : undefined;
};

// The server saves texts without spaces around them.
const isSame = (one, other) => one.trim() === other.trim();

const descriptor = (object, name) =>
  Object.getOwnPropertyDescriptor(object, name) ?? descriptor(Object.getPrototypeOf(object), name);

const say = (field, sentence) => {
  const state = states.get(field);
  state.help ??= { text: field.helperText };
  field.helperText = sentence;
  field.classList.add('edited-too');
};

const unsay = (field) => {
  const state = states.get(field);
  if (state.help) {
    field.helperText = state.help.text;
    field.classList.remove('edited-too');
    delete state.help;
  }
};

/** From now on, the server replaces the text of the field only if the server has all that was typed into it. */
const guard = (field) => {
  if (states.has(field)) {
    return states.get(field);
  }
  const { get, set } = descriptor(Object.getPrototypeOf(field), 'value');
  const state = { known: field.value, waiting: undefined, put: (text) => set.call(field, text) };
  states.set(field, state);
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => get.call(field),
    set: (text) => {
      const now = get.call(field);
      if (text === field.inputElement.value) {
        state.put(text);
      } else if (now === state.known) {
        state.known = text;
        state.put(text);
      } else if (text !== state.known) {
        state.waiting = text;
        say(field, paneOf(field)?.dataset.changedToo ?? '');
      }
    },
  });
  return state;
};

/** Nothing is typed any more that the server does not have, so what it has sent meanwhile is shown. */
const settle = (field, state, text) => {
  state.known = text;
  state.waiting = undefined;
  state.put(text);
  unsay(field);
};

window.addEventListener(
  'input',
  (event) => {
    const input = event.composedPath()[0];
    const field = input.closest?.(FIELDS);
    const key = field?.inputElement === input && keyOf(field);
    if (!key) {
      return;
    }
    const state = guard(field);
    if (input.value !== state.known) {
      window.countersign.words.put(key, JSON.stringify([state.known, input.value]));
      if (state.waiting === undefined) {
        unsay(field);
      }
    } else {
      window.countersign.words.forget(key);
      if (state.waiting !== undefined) {
        setTimeout(() => settle(field, state, state.waiting));
      }
    }
  },
  true,
);

window.addEventListener('focusout', (event) => {
  const field = event.target.closest?.(FIELDS);
  const state = states.get(field);
  if (state && state.waiting === undefined && field.value === state.known) {
    unsay(field);
  }
});

// The page is left, perhaps: what was typed in the last moment does not wait for a pause. Any event makes Flow send what it holds back.
const flush = () => {
  for (const pane of document.querySelectorAll('[data-edited]')) {
    pane.dispatchEvent(new CustomEvent('edited-flush'));
  }
};
for (const kind of ['pagehide', 'popstate', 'blur']) {
  window.addEventListener(kind, (event) => event.target === window && flush(), true);
}

/** Puts back what was typed and not saved, unless the text is another one now; then it is only shown. */
const restore = async (field) => {
  drawn.add(field);
  await field.updateComplete;
  const key = keyOf(field);
  const [before, typed] = (key && stored(key)) || [];
  if (typed === undefined || !field.inputElement) {
    return;
  }
  const state = guard(field);
  if (isSame(field.value, typed)) {
    window.countersign.words.forget(key);
  } else if (isSame(field.value, before)) {
    window.countersign.length.type(field, typed);
  } else {
    state.known = field.value;
    say(field, paneOf(field).dataset.typedBefore.replace('{0}', () => typed));
  }
};

const restoreIn = (pane) => fieldsIn(pane).filter((field) => !drawn.has(field)).forEach(restore);

window.countersign = window.countersign || {};
window.countersign.edited = {
  /** Restores texts in the fields of the pane, also in those that are drawn later. */
  watch(pane) {
    if (!pane.countersignEdited) {
      pane.countersignEdited = new MutationObserver(() => restoreIn(pane));
      pane.countersignEdited.observe(pane, { childList: true, subtree: true });
    }
    restoreIn(pane);
  },

  /** The server has saved this text, which can be of a field that is not drawn any more. */
  saved(key, text) {
    if (stored(key) && isSame(stored(key)[1], text)) {
      window.countersign.words.forget(key);
    }
  },

  /** The server has got this text from the field, and has that one in it now: perhaps one of an act after it, such as undoing. */
  received(field, text, now) {
    const state = states.get(field);
    if (!state) {
      return;
    }
    state.known = text;
    if (now === text) {
      state.waiting = undefined;
    } else if (field.value === text) {
      settle(field, state, now);
    }
  },
};
