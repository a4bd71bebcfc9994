// Keyboard shortcuts of the inbox. They are off while a person types, while a dialog or menu is open, and if the person has turned them off.
window.countersign = window.countersign || {};
// Stored in a cookie: signing out clears the storage, and this choice belongs to the device.
window.countersign.keysAreActive = () => !document.cookie.split('; ').includes('countersign-keys=off');
window.countersign.activateKeys = (active) => {
  document.cookie = `countersign-keys=${active ? 'on' : 'off'}; path=/; max-age=31536000; samesite=lax`;
};
window.countersign.inboxKeys = (inbox) => {
  const ELSEWHERE = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]';
  const isForAnother = (event) =>
    event.isComposing ||
    event.composedPath().some((node) => node.matches?.(ELSEWHERE)) ||
    document.querySelector('vaadin-dialog[opened], [aria-haspopup][aria-expanded=true]');
  // What was typed stays. While a dialog is open, Escape closes that.
  const leavesComment = (event) => {
    const field = event.composedPath().find((node) => node.matches?.('.bar > vaadin-text-area'));
    if (!field || event.isComposing || document.querySelector('vaadin-dialog[opened]')) {
      return false;
    }
    field.blur();
    return true;
  };
  const press = (event) => {
    if (!inbox.isConnected) {
      document.removeEventListener('keydown', press);
      return;
    }
    const key = ['?', 'Escape'].includes(event.key) ? event.key : event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey || event.altKey || ![...'jkadrgcux?', 'Escape'].includes(key)) {
      return;
    }
    if (key === 'Escape' && leavesComment(event)) {
      return;
    }
    if (isForAnother(event) || !window.countersign.keysAreActive()) {
      return;
    }
    event.preventDefault();
    inbox.dispatchEvent(new CustomEvent('inbox-key', { detail: key }));
  };
  if (!inbox.countersignKeys) {
    inbox.countersignKeys = true;
    document.addEventListener('keydown', press);
  }
};
