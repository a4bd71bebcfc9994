// Tab goes from a typed day into the calendar. If the text is no day, nothing is to be chosen there, so the calendar closes and Tab goes on.
window.addEventListener(
  'keydown',
  (event) => {
    const input = event.composedPath()[0];
    const picker = event.key === 'Tab' && input.closest?.('vaadin-date-picker');
    if (picker && picker.opened && picker.inputElement === input && input.value && !picker.i18n.parseDate(input.value)) {
      picker.close();
    }
  },
  true,
);
