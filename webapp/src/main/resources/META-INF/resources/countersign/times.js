// Updates "5 minutes ago", and counts down what is over in seconds, while a page is open. The server writes the first text; from the first minute to the twelfth hour the browser updates it
// with the same words. Older times are shown as dates and do not change.
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

const left = (element) => {
  // The clocks of browser and server may differ, so only the time that passes here is counted.
  element.over ??= performance.now() + Number(element.dataset.seconds) * 1_000;
  const seconds = Math.max(0, Math.ceil((element.over - performance.now()) / 1_000));
  return element.dataset.left.replace('#', seconds);
};

setInterval(() => {
  document.querySelectorAll('time[data-left]').forEach((element) => {
    element.querySelector('.on-screen').textContent = left(element);
  });
}, 1_000);
