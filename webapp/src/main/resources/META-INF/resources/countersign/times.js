// Keeps "5 minutes ago" true while a page stays open. The server writes the words when it draws; from the first minute to the twelfth hour
// the browser counts on in the same words. Older moments are dates, and stay.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const words = (element) => {
  const past = Date.now() - Date.parse(element.dateTime || element.getAttribute('datetime'));
  if (past < MINUTE || past >= 12 * HOUR) {
    return null;
  }
  const format = new Intl.RelativeTimeFormat(element.dataset.ago, { numeric: 'always' });
  return past < HOUR
    ? format.format(-Math.floor(past / MINUTE), 'minute')
    : format.format(-Math.floor(past / HOUR), 'hour');
};

setInterval(() => {
  document.querySelectorAll('time[data-ago]').forEach((element) => {
    const now = words(element);
    const shown = element.querySelector('.on-screen');
    if (now && shown.textContent !== now) {
      shown.textContent = now;
    }
  });
}, 15_000);
