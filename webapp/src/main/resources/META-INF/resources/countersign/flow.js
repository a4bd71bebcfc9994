// The list of steps by keys and by drag and drop. What is done is sent to the editor as one event: "flow-act".
window.countersign = window.countersign || {};

const TYPING = 'input, textarea, select, [contenteditable], [role=combobox], [role=dialog], [role=menu], [role=listbox]';

const isTyping = (event) => event.composedPath().some((node) => node.matches?.(TYPING));
const stops = (list) => [...list.querySelectorAll('.flow-stop')];

function send(node, detail) {
  node.closest('.flow-editor').dispatchEvent(new CustomEvent('flow-act', { detail }));
}

const endOf = (list) => ({ within: list.dataset.within, part: Number(list.dataset.part), index: list.children.length - 1 });

// One stop of the list can be reached by Tab, and the arrow keys go on from there.
function rove(list, to) {
  const all = stops(list);
  const current = to ?? all.find((stop) => stop === document.activeElement)
    ?? all.find((stop) => stop.getAttribute('aria-current') === 'true') ?? all[0];
  for (const stop of all) {
    const index = stop === current ? '0' : '-1';
    if (stop.getAttribute('tabindex') !== index) {
      stop.setAttribute('tabindex', index);
    }
  }
}

function go(list, from, event) {
  const all = stops(list).filter((stop) => stop.offsetParent);
  const at = all.indexOf(from);
  const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all[all.length - 1] }[event.key];
  if (next) {
    rove(list, next);
    next.focus();
  }
  event.preventDefault();
}

function actOf(event, key) {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) {
    return { ArrowUp: 'UP', ArrowDown: 'DOWN' }[event.key];
  }
  if (command) {
    return key ? { c: 'COPY', x: 'CUT', v: 'PASTE_BEHIND', d: 'DUPLICATE' }[event.key.toLowerCase()] : undefined;
  }
  return { Delete: 'REMOVE', Backspace: 'REMOVE', Insert: 'ADD_BEHIND', a: 'ADD_BEHIND', '+': 'ADD_BEHIND' }[event.key];
}

function pressed(event) {
  const list = event.currentTarget;
  const stop = event.target.closest('.flow-stop');
  if (!stop) {
    return;
  }
  const key = stop.dataset.key;
  if (!event.altKey && ['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) {
    go(list, stop, event);
  } else if (stop.matches('.flow-add')) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v') {
      event.preventDefault();
      send(stop, { kind: 'PASTE', ...endOf(stop.closest('ol')) });
    }
  } else if (key) {
    const kind = key !== '~' && actOf(event, key);
    // Selected text is copied as everywhere; it may have stayed selected in a field that was left.
    const isOfText = ['COPY', 'CUT'].includes(kind) && window.getSelection()?.toString();
    if (kind && !isOfText) {
      event.preventDefault();
      send(stop, { kind, key });
    }
  }
}

function clicked(event) {
  const stop = event.target.closest('.flow-stop');
  const sign = event.target.closest('.flow-plus');
  const step = event.target.closest('[data-step]');
  if (stop?.matches('.flow-add')) {
    send(stop, { kind: 'ADD', ...endOf(stop.closest('ol')) });
  } else if (stop) {
    rove(stop.closest('.flow-list'), stop);
    // A click by Enter or Space has no position, and leads on to the properties.
    send(stop, { kind: event.detail === 0 ? 'OPEN' : 'SELECT', key: stop.dataset.key });
  } else if (sign) {
    send(sign, { kind: 'ADD', ...place(sign.dataset) });
  } else if (step) {
    send(step, { kind: 'SELECT', key: step.dataset.step });
  }
}

const place = ({ within, part, index }) => ({ within, part: Number(part), index: Number(index) });

// Drag and drop. The place is before or behind the row, by the half that the pointer is over.
let dragged = null;

// A table has no tables and no sections in it.
const fits = (list) => !dragged?.dataset.kind || !list.matches('.field-columns') || dragged.hasAttribute('data-column');

function target(event) {
  const sign = event.target.closest('.flow-plus');
  if (sign) {
    return { node: sign, ...place(sign.dataset) };
  }
  const stop = event.target.closest('.flow-stop');
  const list = stop?.closest('ol');
  if (!list || dragged?.closest('li')?.contains(stop) || !fits(list)) {
    return null;
  }
  if (stop.matches('.flow-add')) {
    return { node: stop, ...endOf(list) };
  }
  const box = stop.getBoundingClientRect();
  const isBehind = event.clientY > box.top + box.height / 2;
  const index = [...list.children].indexOf(stop.closest('li')) + (isBehind ? 1 : 0);
  return { node: stop, isBehind, within: list.dataset.within, part: Number(list.dataset.part), index };
}

function unmark(editor) {
  editor.querySelectorAll('.flow-drop, .flow-drop-behind').forEach((node) => node.classList.remove('flow-drop', 'flow-drop-behind'));
}

function watchDrag(editor) {
  editor.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('.flow-row[data-key], [data-kind][draggable]');
    const name = dragged?.dataset.key ?? dragged?.dataset.kind;
    if (name) {
      event.dataTransfer.effectAllowed = dragged.dataset.kind ? 'copy' : 'move';
      event.dataTransfer.setData('text/plain', name);
      editor.classList.add('flow-dragging');
    }
  });
  editor.addEventListener('dragover', (event) => {
    const over = dragged && target(event);
    unmark(editor);
    if (over) {
      event.preventDefault();
      over.node.classList.add(over.isBehind ? 'flow-drop-behind' : 'flow-drop');
    }
  });
  editor.addEventListener('drop', (event) => {
    const over = dragged && target(event);
    if (over) {
      event.preventDefault();
      const { key, kind } = dragged.dataset;
      const place = { within: over.within, part: over.part, index: over.index };
      send(editor, kind ? { kind: 'PUT', key: kind, ...place } : { kind: 'MOVE', key, ...place });
    }
  });
  editor.addEventListener('dragend', () => {
    dragged = null;
    unmark(editor);
    editor.classList.remove('flow-dragging');
  });
}

// Rows of a list within the properties: by their grips.
const rowOf = (node) => node.closest?.('.list-movable > .list-row');
const positionOf = (row) => [...row.parentElement.children].indexOf(row);
let draggedRow = null;

function moveRow(row, to) {
  row.parentElement.dispatchEvent(new CustomEvent('list-move', { detail: { from: positionOf(row), to } }));
}

function rowTarget(event) {
  const row = draggedRow && rowOf(event.target);
  if (!row || row.parentElement !== draggedRow.parentElement) {
    return null;
  }
  const box = row.getBoundingClientRect();
  return { row, isBehind: event.clientY > box.top + box.height / 2 };
}

function unmarkRows(editor) {
  editor.querySelectorAll('.list-drop, .list-drop-behind').forEach((row) => row.classList.remove('list-drop', 'list-drop-behind'));
}

function watchRows(editor) {
  editor.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 2 }[event.key];
    if (by && event.target.matches('.list-grip')) {
      event.preventDefault();
      const row = rowOf(event.target);
      const to = positionOf(row) + by;
      if (to >= 0 && to <= row.parentElement.children.length) {
        moveRow(row, to);
      }
    }
  });
  editor.addEventListener('dragstart', (event) => {
    if (event.target.matches?.('.list-grip')) {
      draggedRow = rowOf(event.target);
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', '');
      event.dataTransfer.setDragImage(draggedRow, 12, 12);
    }
  });
  editor.addEventListener('dragover', (event) => {
    const over = rowTarget(event);
    unmarkRows(editor);
    if (over) {
      event.preventDefault();
      over.row.classList.add(over.isBehind ? 'list-drop-behind' : 'list-drop');
    }
  });
  editor.addEventListener('drop', (event) => {
    const over = rowTarget(event);
    if (over) {
      event.preventDefault();
      moveRow(draggedRow, positionOf(over.row) + (over.isBehind ? 1 : 0));
    }
  });
  editor.addEventListener('dragend', () => {
    draggedRow = null;
    unmarkRows(editor);
  });
}

function pressedInEditor(event) {
  const editor = event.currentTarget;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape' && event.target.closest('.flow-side') && !event.defaultPrevented && !isOpen(event)) {
    const row = editor.querySelector('.flow-row[aria-current]');
    row?.focus();
  } else if (command && !isTyping(event) && ['z', 'y'].includes(event.key.toLowerCase())) {
    event.preventDefault();
    send(editor, { kind: event.key.toLowerCase() === 'y' || event.shiftKey ? 'REDO' : 'UNDO' });
  }
}

const isOpen = (event) =>
  event.composedPath().some((node) => node.matches?.('[opened], [aria-expanded=true]'));

window.countersign.flow = {
  watch(editor) {
    if (!editor.countersignFlow) {
      editor.countersignFlow = true;
      const list = editor.querySelector('.flow-list');
      list.addEventListener('keydown', pressed);
      list.addEventListener('focusin', (event) => event.target.matches('.flow-stop') && rove(list, event.target));
      editor.addEventListener('click', clicked);
      editor.addEventListener('keydown', pressedInEditor);
      watchDrag(editor);
      watchRows(editor);
    }
    rove(editor.querySelector('.flow-list'));
  },

  rove,

  focus(list, key) {
    const row = key ? list.querySelector(`.flow-row[data-key="${CSS.escape(key)}"]`) : list.querySelector('.flow-add');
    if (row?.offsetParent) {
      rove(list, row);
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }
  },
};
