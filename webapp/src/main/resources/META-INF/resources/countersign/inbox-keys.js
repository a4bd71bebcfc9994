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
  const left = new AbortController();
  const isLeft = () => {
    if (!inbox.isConnected) {
      left.abort();
    }
    return left.signal.aborted;
  };
  // What was typed stays. While a dialog is open, Escape closes that.
  const leavesComment = (event) => {
    const field = event.composedPath().find((node) => node.matches?.('.bar > vaadin-text-area'));
    if (!field || event.isComposing || document.querySelector('vaadin-dialog[opened]')) {
      return false;
    }
    field.blur();
    return true;
  };
  // Whoever types a sentence while no field has the focus opens a dialog with a letter of it. The sentence becomes the comment; no space in it confirms.
  const ASKS = 'adrg';
  const OPENS = 1500;
  const PAUSE = 500;
  let askedAt = -OPENS;
  let typed = '';
  const since = (event) => event.timeStamp - askedAt;
  const isCharacter = (event) => [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  const forget = () => {
    askedAt = -OPENS;
    typed = '';
  };
  const insert = (words) => {
    if (words) {
      document.execCommand('insertText', false, words);
    }
    forget();
  };
  const write = (event) => {
    const comment = document.querySelector('vaadin-dialog[opened] vaadin-text-area');
    const active = document.activeElement;
    const isOnConfirm = active?.matches('vaadin-dialog vaadin-button[theme~=primary]');
    if (isOnConfirm && event.repeat) {
      // A key that is held since it opened the dialog.
      event.stopPropagation();
      event.preventDefault();
    } else if (isLeft() || ['Tab', 'Enter', 'Escape'].includes(event.key)) {
      forget();
    } else if (!typed || !isCharacter(event) || event.key === typed) {
      // Not a sentence, or a key that was pressed twice.
    } else if (comment && isOnConfirm) {
      // The browser puts the character where the focus is after this.
      event.stopPropagation();
      comment.focus();
      comment.inputElement.setSelectionRange(comment.value.length, comment.value.length);
      insert(typed.length > 1 || since(event) < PAUSE ? typed : '');
    } else if (active && active === comment?.inputElement) {
      insert(typed.slice(1));
    } else if (!active?.matches('input, textarea') && since(event) < OPENS) {
      typed += event.key;
      event.preventDefault();
    }
  };
  const press = (event) => {
    if (isLeft()) {
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
    if (since(event) < OPENS) {
      return;
    }
    forget();
    if (ASKS.includes(key)) {
      askedAt = event.timeStamp;
      typed = event.key;
    }
    inbox.dispatchEvent(new CustomEvent('inbox-key', { detail: key }));
  };
  if (!inbox.countersignKeys) {
    inbox.countersignKeys = true;
    const { signal } = left;
    document.addEventListener('keydown', write, { capture: true, signal });
    document.addEventListener('keydown', press, { signal });
    document.addEventListener('pointerdown', forget, { signal });
  }
};
