// The numbers of the lines beside a text, and the way to a line. The text area grows with its text, so both scroll together.
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

window.countersign.source = {
  number,

  watch(root) {
    const { area } = parts(root);
    if (!area.countersignNumbered) {
      area.countersignNumbered = true;
      area.addEventListener('input', () => number(root));
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
