// Keeps what is typed into a form in this tab, so that an expired session, a reload or a restart loses nothing.
// Only this tab: a shared computer does not show one person's words to the next.
const PREFIX = 'countersign.draft.';
const timers = new Map();

function values(root) {
  const found = {};
  for (const input of root.querySelectorAll('[data-field]')) {
    const value = input.hasAttribute('data-raw') ? input.getAttribute('data-raw') : input.value;
    if (value) {
      found[input.dataset.field] = value;
    }
  }
  return found;
}

window.countersign = window.countersign || {};
window.countersign.draft = {
  read(key) {
    return sessionStorage.getItem(PREFIX + key) || '';
  },

  watch(root, key, version, submission) {
    const save = () => {
      const kept = values(root);
      if (Object.keys(kept).length === 0) {
        sessionStorage.removeItem(PREFIX + key);
      } else {
        sessionStorage.setItem(PREFIX + key, JSON.stringify({ version, submission, values: kept }));
      }
    };
    const now = () => {
      timers.delete(key);
      save();
    };
    const soon = () => {
      clearTimeout(timers.get(key));
      timers.set(key, setTimeout(now, 150));
    };
    // Whoever leaves at once has typed it all the same.
    window.addEventListener('pagehide', () => root.isConnected && timers.has(key) && now());
    root.addEventListener('input', soon);
    root.addEventListener('change', soon);
    new MutationObserver(soon).observe(root, { subtree: true, attributes: true, attributeFilter: ['data-raw'] });
  },

  forget(key) {
    clearTimeout(timers.get(key));
    timers.delete(key);
    sessionStorage.removeItem(PREFIX + key);
  },
};
