// Keeps the comment on the page of a link in this tab until it is sent: it survives a reload, and going back. The page works without this script.
const key = 'countersign.link.' + document.querySelector('main').dataset.kept;
const comment = document.getElementById('comment');
const keep = () => (comment.value ? sessionStorage.setItem(key, comment.value) : sessionStorage.removeItem(key));

// The answer to a form is read again by its address, so that going back to it and a reload do not send the form once more.
history.replaceState(null, '', location.href);
if (comment) {
  comment.value ||= sessionStorage.getItem(key) ?? '';
  keep();
  comment.addEventListener('input', keep);
} else {
  sessionStorage.removeItem(key);
}
