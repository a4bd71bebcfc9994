// Ctrl+Enter, or ⌘+Enter, clicks the main button of a dialog, wherever in it the focus is. The button takes the focus first, as by a click, so that the
// field that is left passes on what was typed.
const isSend = (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat && !event.isComposing;

document.addEventListener('keydown', (event) => {
  const dialog = [...document.querySelectorAll('vaadin-dialog[opened]')].at(-1);
  if (dialog && isSend(event) && !event.defaultPrevented) {
    const button = [...dialog.querySelectorAll('vaadin-button[theme~="primary"]')].at(-1);
    button?.focus();
    button?.click();
  }
});
