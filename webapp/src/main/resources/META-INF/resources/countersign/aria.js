// Corrects the accessibility attributes of Vaadin's widgets: missing names, and attributes that their roles do not allow.
// Each correction is idempotent. axe, in the browser tests, shows which are needed.
const label = (field) => field.querySelector('[slot=label]').id;

const corrections = {
  // A button that opens a list has no "required", a combobox has.
  'vaadin-select-value-button'(button) {
    button.setAttribute('role', 'combobox');
  },

  'vaadin-select vaadin-select-list-box'(list) {
    const field = list.closest('vaadin-select');
    list.id ||= label(field) + '-list';
    list.setAttribute('aria-labelledby', label(field));
    field.querySelector('vaadin-select-value-button').setAttribute('aria-controls', list.id);
  },

  'vaadin-date-picker-overlay-content'(dialog) {
    const field = dialog.closest('vaadin-date-picker');
    dialog.id ||= label(field) + '-calendar';
    dialog.setAttribute('aria-labelledby', label(field));
    field.querySelector('[slot=input]').setAttribute('aria-controls', dialog.id);
  },

  // The names of weekdays in this row are hidden, since each day has its own label; so the row is hidden, too.
  'vaadin-month-calendar'(month) {
    month.shadowRoot?.querySelector('[part=weekdays]')?.setAttribute('aria-hidden', 'true');
  },

  // Its content belongs to no landmark of the page.
  'vaadin-connection-indicator'(bar) {
    bar.setAttribute('role', 'status');
  },

  // The items of a menu cannot be selected.
  'vaadin-menu-bar-item[aria-selected]'(item) {
    item.removeAttribute('aria-selected');
  },

  // A group cannot be required; the fields in it are.
  'vaadin-custom-field[aria-required]'(group) {
    group.removeAttribute('aria-required');
  },

  // The backdrop of an open menu is not focusable.
  'vaadin-menu-bar-submenu'(menu) {
    menu.shadowRoot?.querySelector('vaadin-menu-bar-overlay')?.shadowRoot?.querySelector('[tabindex]')?.removeAttribute('tabindex');
  },
};

// Vaadin hides the page behind an overlay from screen readers, and leaves it hidden if the overlay is closed while it opens.
const CLOSING = 300;
let check;

function uncover() {
  check = undefined;
  if (!document.querySelector('[opened]:not(vaadin-notification)')) {
    for (const hidden of document.querySelectorAll('[data-aria-hidden]')) {
      hidden.removeAttribute('aria-hidden');
      hidden.removeAttribute('data-aria-hidden');
    }
  }
}

// What Vaadin has announced, such as what is wrong with a field, would be found at the end of the page for ever, also when the field is right.
const REGION = 'body > div:is([aria-live], [role=alert])';
const ANNOUNCED = 5_000;
let spoken;

function hush() {
  for (const region of document.querySelectorAll(REGION)) {
    region.textContent = '';
  }
}

new MutationObserver((changes) => {
  if (changes.some(({ target }) => target.matches(REGION) && target.textContent)) {
    clearTimeout(spoken);
    spoken = setTimeout(hush, ANNOUNCED);
  }
  if (document.querySelector('[data-aria-hidden]')) {
    check ??= setTimeout(uncover, CLOSING);
  }
  for (const [selector, correct] of Object.entries(corrections)) {
    document.querySelectorAll(selector).forEach(correct);
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributeFilter: ['aria-selected', 'aria-required', 'opened', 'data-aria-hidden'],
});
