// Values of a draft that are too long for one message to the server: they are kept here when the draft is read, and put into their fields by this script.
// The most characters of a draft in one message; nested quotation marks need escaping.
const ROOM = 900_000;
const PAUSE = 1000;
const drafts = new Map();

const textOf = (kept) => String(kept?.text ?? kept?.value ?? kept);

window.countersign = window.countersign || {};
window.countersign.aside = {
  /** Removes from the draft what is too long for its field or for the message, the longest first. */
  take(key, draft) {
    const taken = {};
    const longestFirst = Object.entries(draft.values ?? {}).sort((one, other) => textOf(other[1]).length - textOf(one[1]).length);
    for (const [name, kept] of longestFirst) {
      if (window.countersign.length.isTooLong(textOf(kept)) || JSON.stringify(JSON.stringify(draft)).length > ROOM) {
        taken[name] = kept;
        delete draft.values[name];
      }
    }
    drafts.set(key, taken);
    return draft;
  },

  /** Values that are not in their fields yet. */
  left: (key) => drafts.get(key) ?? {},

  /** Fills the fields, one after the other, so that their values are sent in separate messages. */
  async fill(key, root) {
    const taken = this.left(key);
    for (const [name, kept] of Object.entries(taken)) {
      const field = root.querySelector(`[data-field="${CSS.escape(name)}"]`);
      await field?.updateComplete;
      delete taken[name];
      if (field?.inputElement) {
        window.countersign.length.type(field, textOf(kept));
        if (!window.countersign.length.check(field)) {
          await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
      }
    }
  },

  forget: (key) => drafts.delete(key),
};
