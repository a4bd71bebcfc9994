// Keeps what is typed on the page of a link in this tab until it is sent: it survives a reload, and going back. The page works without this script.
const prefix = 'countersign.link.' + document.querySelector('main').dataset.kept + '.';
const form = document.querySelector('form.decide');

// The answer to a form is read again by the address of the page, so that going back to it and a reload do not send the form once more.
history.replaceState(null, '', form ? form.action : location.href);
for (const id of ['comment', 'to']) {
  const field = document.getElementById(id);
  if (field) {
    const keep = () => (field.value ? sessionStorage.setItem(prefix + id, field.value) : sessionStorage.removeItem(prefix + id));
    field.value ||= sessionStorage.getItem(prefix + id) ?? '';
    keep();
    field.addEventListener('input', keep);
  } else {
    sessionStorage.removeItem(prefix + id);
  }
}
