// Offers people while @ and the beginning of a name are typed into a field. The server finds them; the list is a listbox of the field, which keeps the
// focus (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). A field of several lines can be no combobox, so it has no aria-expanded: a status says how many
// people are found. While an input method composes text, nothing is changed. The list is a popover, so that a
// dialog does not clip it.
const TYPED = /(?:^|[\s(])@((?:[\p{L}\p{M}\p{N}'’.-]+ ?){0,3})$/u;
const WAIT = 150;
const HIGHEST = 300;
const EDGE = 8;
const MOVES = ['scroll', 'resize'];
const lists = new WeakMap();
let ids = 0;

class Mentions {
  constructor(field, label) {
    this.field = field;
    this.input = field.inputElement;
    this.people = [];
    this.active = 0;
    this.follow = () => this.place();
    this.box = document.createElement('ul');
    this.box.className = 'mentions';
    this.box.id = `mentions-${++ids}`;
    this.box.popover = 'manual';
    this.box.setAttribute('role', 'listbox');
    this.box.setAttribute('aria-label', label);
    this.status = document.createElement('div');
    this.status.className = 'visually-hidden';
    this.status.setAttribute('role', 'status');
    field.after(this.box, this.status);
    this.input.setAttribute('aria-autocomplete', 'list');
    this.input.setAttribute('aria-haspopup', 'listbox');
    this.input.setAttribute('aria-controls', this.box.id);
    const look = (event) => event.isComposing || this.look();
    this.input.addEventListener('input', look);
    this.input.addEventListener('click', look);
    this.input.addEventListener('compositionend', () => this.look());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => this.close());
    // The field must not lose the focus to the list.
    this.box.addEventListener('mousedown', (event) => event.preventDefault());
    this.box.addEventListener('click', (event) => {
      const item = event.target.closest('li');
      if (item) {
        this.take([...this.box.children].indexOf(item));
      }
    });
  }

  typed() {
    const { selectionStart: at, selectionEnd: end, value } = this.input;
    return at === end ? TYPED.exec(value.slice(Math.max(0, at - 80), at))?.[1] : undefined;
  }

  look() {
    clearTimeout(this.timer);
    const typed = this.typed();
    if (typed === undefined || typed === this.taken) {
      this.close();
      return;
    }
    this.taken = undefined;
    this.timer = setTimeout(() => this.field.dispatchEvent(new CustomEvent('mention-typed', { detail: typed })), WAIT);
  }

  offer(typed, people, found) {
    if (this.typed() !== typed || document.activeElement !== this.input) {
      return;
    }
    this.people = people;
    this.box.replaceChildren(...people.map((person, at) => this.item(person, at)));
    if (people.length === 0) {
      this.close();
      return;
    }
    if (!this.isOpen) {
      this.box.showPopover();
      MOVES.forEach((moved) => window.addEventListener(moved, this.follow, true));
    }
    this.place();
    this.move(0);
    this.status.textContent = found;
  }

  get isOpen() {
    return this.box.matches(':popover-open');
  }

  // Above the field if there is room, since what is typed next is below; it moves with the field.
  place() {
    const field = this.field.getBoundingClientRect();
    const above = field.top - EDGE;
    const below = window.innerHeight - field.bottom - EDGE;
    const up = above >= Math.min(HIGHEST, this.box.scrollHeight) || above > below;
    Object.assign(this.box.style, {
      left: `${field.left}px`,
      width: `${field.width}px`,
      top: up ? 'auto' : `${field.bottom}px`,
      bottom: up ? `${window.innerHeight - field.top}px` : 'auto',
      maxHeight: `${Math.min(HIGHEST, up ? above : below)}px`,
    });
  }

  item(person, at) {
    const item = document.createElement('li');
    item.id = `${this.box.id}-${at}`;
    item.setAttribute('role', 'option');
    const name = document.createElement('span');
    name.className = 'strong';
    name.textContent = person.name;
    const about = document.createElement('span');
    about.className = 'small';
    about.textContent = person.about;
    item.append(name, about);
    return item;
  }

  move(at) {
    const items = [...this.box.children];
    this.active = items.length ? (at + items.length) % items.length : 0;
    items.forEach((item, index) => item.setAttribute('aria-selected', String(index === this.active)));
    if (items.length) {
      this.input.setAttribute('aria-activedescendant', items[this.active].id);
      items[this.active].scrollIntoView({ block: 'nearest' });
    }
  }

  key(event) {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      this.move(this.active + steps[event.key]);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.take(this.active);
    } else if (event.key === 'Escape') {
      this.taken = this.typed();
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  take(at) {
    const end = this.input.selectionStart;
    const { name } = this.people[at];
    this.input.setRangeText(`${name} `, end - this.typed().length, end, 'end');
    this.taken = this.typed();
    this.close();
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  close() {
    clearTimeout(this.timer);
    if (this.isOpen) {
      this.box.hidePopover();
    }
    MOVES.forEach((moved) => window.removeEventListener(moved, this.follow, true));
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = '';
  }
}

window.countersign = window.countersign || {};
window.countersign.mention = {
  async watch(field, label) {
    await field.updateComplete;
    if (!lists.has(field)) {
      lists.set(field, new Mentions(field, label));
    }
  },

  offer: (field, typed, people, found) => lists.get(field)?.offer(typed, JSON.parse(people), found),
};
