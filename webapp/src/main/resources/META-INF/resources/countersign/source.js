// The numbers of the lines beside a text, and the way to a line. The text area grows with its text, so both scroll together.
// Text that the server has not saved yet is stored in this tab, after the edition that it was made from.
window.countersign = window.countersign || {};

function parts(root) {
  return { numbers: root.querySelector('.source-lines'), area: root.querySelector('vaadin-text-area') };
}

function number(root) {
  const { numbers, area } = parts(root);
  if (!numbers || !area) {
    return;
  }
  const marks = new Map((numbers.dataset.problems || '').split(' ').map((mark) => [parseInt(mark, 10), mark.slice(-1)]));
  const count = (area.inputElement ?? area).value.split('\n').length;
  const lines = [];
  for (let line = 1; line <= count; line++) {
    const cell = document.createElement('span');
    cell.textContent = line;
    if (marks.has(line)) {
      cell.className = marks.get(line) === 'e' ? 'line-error' : 'line-warning';
    }
    lines.push(cell);
  }
  numbers.replaceChildren(...lines);
}

// As String.hashCode() of Java.
const hash = (text) => {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    sum = (31 * sum + text.charCodeAt(i)) | 0;
  }
  return sum;
};

const typedIn = (area) => (area.inputElement ?? area).value;

function store(root, edition, text) {
  if (root.dataset.keptAs) {
    window.countersign.words.put(root.dataset.keptAs, `${edition}\n${text}`);
  }
}

// The server reads the value with this event. A pause in typing, which it would wait for otherwise, may end with the value that it knew before.
const send = (area) => area.dispatchEvent(new CustomEvent('countersign-send'));

window.countersign.source = {
  number,

  // Sends what is in the field, and returns it.
  send(root) {
    const { area } = parts(root);
    send(area);
    return typedIn(area);
  },

  saved(root, saved, edition) {
    const { area } = parts(root);
    if (!root.dataset.keptAs || !area) {
      return;
    }
    if (saved.includes(hash(typedIn(area)))) {
      window.countersign.words.forget(root.dataset.keptAs);
    } else {
      store(root, edition, typedIn(area));
    }
  },

  // Puts the text of somebody else in place of what is there, and keeps the caret at its characters. Returns false if there is something else by now.
  take(root, before, after) {
    const { area } = parts(root);
    const input = area.inputElement ?? area;
    if (input.value !== before) {
      return false;
    }
    const least = Math.min(before.length, after.length);
    let head = 0;
    while (head < least && before[head] === after[head]) {
      head++;
    }
    let tail = 0;
    while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) {
      tail++;
    }
    const moved = (at) => {
      if (at <= head) {
        return at;
      }
      return at >= before.length - tail ? at + after.length - before.length : head;
    };
    const { selectionStart, selectionEnd } = input;
    area.value = after;
    if (root.getRootNode().activeElement === area || document.activeElement === input) {
      input.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    }
    // After the answer, so that the server takes the value as text of the edition that it is of.
    setTimeout(() => send(area));
    return true;
  },

  watch(root) {
    const { area } = parts(root);
    if (!area.countersignNumbered) {
      area.countersignNumbered = true;
      area.addEventListener('input', () => {
        number(root);
        store(root, root.dataset.edition, typedIn(area));
      });
      area.addEventListener('value-changed', () => number(root));
    }
    number(root);
  },

  // Lines and columns from 1.
  go(root, line, column) {
    const { area } = parts(root);
    const input = area.inputElement;
    const lines = input.value.split('\n');
    const at = Math.min(line, lines.length) - 1;
    const from = lines.slice(0, at).reduce((sum, text) => sum + text.length + 1, 0);
    const caret = from + Math.min(column - 1, lines[at].length);
    input.focus({ preventScroll: true });
    input.setSelectionRange(caret, from + lines[at].length);
    root.querySelector('.source-lines').children[at]?.scrollIntoView({ block: 'center' });
  },
};
