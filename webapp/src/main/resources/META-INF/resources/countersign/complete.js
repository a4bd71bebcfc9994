// Completes names in a text area with JSONata while they are typed. The list is a listbox that the text area controls: a text area cannot be a combobox.
window.countersign = window.countersign || {};

const MOST = 8;
let count = 0;

// The name that ends at the caret: "$form.amo".
function begun(input) {
  return /\$[\w.`-]*$/.exec(input.value.slice(0, input.selectionStart))?.[0] ?? '';
}

window.countersign.complete = (area, json, label) => {
  if (area.countersignComplete) {
    return;
  }
  const input = area.inputElement ?? area.querySelector('textarea');
  if (!input) {
    requestAnimationFrame(() => window.countersign.complete(area, json, label));
    return;
  }
  area.countersignComplete = true;
  const offers = JSON.parse(json);
  const list = document.createElement('ul');
  list.id = `complete-${++count}`;
  list.className = 'complete';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  list.hidden = true;
  area.after(list);
  for (const [name, value] of [['aria-autocomplete', 'list'], ['aria-controls', list.id]]) {
    input.setAttribute(name, value);
  }
  let at = 0;

  function close() {
    list.hidden = true;
    input.removeAttribute('aria-activedescendant');
  }

  function choose(text) {
    const from = input.selectionStart - begun(input).length;
    input.setRangeText(text, from, input.selectionStart, 'end');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    close();
  }

  function draw(found) {
    list.replaceChildren(...found.map((offer, index) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${index}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', index === at);
      const code = document.createElement('code');
      code.textContent = offer.text;
      const name = document.createElement('span');
      name.textContent = offer.name;
      item.append(code, name);
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        choose(offer.text);
      });
      return item;
    }));
    list.hidden = false;
    input.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  }

  let found = [];
  function look() {
    const word = begun(input);
    const part = word.toLowerCase();
    found = word
      ? offers.filter(({ text, name }) => text !== word && (text.toLowerCase().startsWith(part) || (part.length > 2 && name.toLowerCase().includes(part.slice(1))))).slice(0, MOST)
      : [];
    at = 0;
    if (found.length) {
      draw(found);
    } else {
      close();
    }
  }

  input.addEventListener('input', (event) => event.isTrusted && look());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
      draw(found);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      choose(found[at].text);
    } else if (event.key === 'Escape') {
      close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }, true);
};
