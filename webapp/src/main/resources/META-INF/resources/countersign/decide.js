// Keeps what is typed on the page of a link in this tab until it is sent or discarded: it survives a reload, going back, and a request that is decided
// elsewhere, since that decision may be undone. The page works without this script.
const {kept, sent} = document.querySelector('main').dataset;
const form = document.querySelector('form.decide');
const keys = Object.fromEntries(['comment', 'to'].map(id => [id, `countersign.link.${kept}.${id}`]));
const forget = () => Object.values(keys).forEach(key => sessionStorage.removeItem(key));

// The answer to a form is read again by the address of the page, so that going back to it and a reload do not send the form once more.
history.replaceState(null, '', form ? form.action : location.pathname);
if (sent !== undefined) {
  forget();
}
for (const [id, key] of Object.entries(keys)) {
  const field = document.getElementById(id);
  if (field) {
    const keep = () => (field.value ? sessionStorage.setItem(key, field.value) : sessionStorage.removeItem(key));
    field.value = sessionStorage.getItem(key) ?? field.value;
    keep();
    field.addEventListener('input', keep);
  }
}

const unsent = document.getElementById('unsent');
const comment = sessionStorage.getItem(keys.comment);
if (unsent && comment) {
  const discard = unsent.querySelector('button');
  unsent.querySelector('pre').textContent = comment;
  unsent.hidden = discard.hidden = false;
  discard.addEventListener('click', () => {
    forget();
    unsent.hidden = true;
  });
}
