// Corrects what Vaadin's widgets tell assistive technology: the names that they leave out, and attributes that do not go with their roles.
// Each correction can be made any number of times; axe, in the browser tests, says which are needed and when one no longer is enough.
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

  // All names of days in this row are hidden, since each day says its own; so is the row.
  'vaadin-month-calendar'(month) {
    month.shadowRoot?.querySelector('[part=weekdays]')?.setAttribute('aria-hidden', 'true');
  },

  // What it says is no part of the page's landmarks.
  'vaadin-connection-indicator'(bar) {
    bar.setAttribute('role', 'status');
  },

  // The items of a menu cannot be selected.
  'vaadin-menu-bar-item[aria-selected]'(item) {
    item.removeAttribute('aria-selected');
  },

  // The ground of an open menu is no stop between its items.
  'vaadin-menu-bar-submenu'(menu) {
    menu.shadowRoot?.querySelector('vaadin-menu-bar-overlay')?.shadowRoot?.querySelector('[tabindex]')?.removeAttribute('tabindex');
  },
};

new MutationObserver(() => {
  for (const [selector, correct] of Object.entries(corrections)) {
    document.querySelectorAll(selector).forEach(correct);
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributeFilter: ['aria-selected', 'opened'],
});
