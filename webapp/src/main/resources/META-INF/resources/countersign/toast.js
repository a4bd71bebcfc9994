// Positions toasts above what people use next: the tabs of a narrow screen, the bar that decides a case, the field for a comment, and the button of a form.
const ROOM = 84;
const PARTS = '.side nav, .bar, .bulk-bar, .comment-box, .holiday-form, .submit-form > vaadin-button, .submit-form .absence-acts';

/** The lowest position of a toast. */
const free = () => {
  let end = innerHeight;
  for (const part of document.querySelectorAll(PARTS)) {
    const box = part.getBoundingClientRect();
    if (box.height > 0 && box.top < end && box.bottom > end - ROOM) {
      end = box.top;
    }
  }
  return Math.max(end, ROOM);
};

const follow = () => {
  const container = document.querySelector('body > vaadin-notification-container');
  if (container) {
    container.style.cssText = `inset-block: 0 auto; margin-block: 0; block-size: ${free()}px`;
    requestAnimationFrame(follow);
  }
};

// The container exists from the first toast to the last; meanwhile the bar may grow, and the page may be scrolled.
new MutationObserver((changes) => {
  if (changes.some((change) => [...change.addedNodes].some((node) => node.localName === 'vaadin-notification-container'))) {
    follow();
  }
}).observe(document.body, { childList: true });

// Escape dismisses the latest offer, unless a dialog is open.
document.addEventListener(
  'keydown',
  (event) => {
    const offers = document.querySelectorAll('.toast-dismiss');
    if (event.key === 'Escape' && offers.length > 0 && !document.querySelector('vaadin-dialog[opened]')) {
      event.stopImmediatePropagation();
      offers[offers.length - 1].click();
    }
  },
  true,
);

window.countersign = window.countersign || {};

/** Shows the remaining seconds of an offer. */
window.countersign.countDown = (part, millis) => {
  const end = performance.now() + millis;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    part.textContent = `${left}\u00a0s`;
    if (left > 0 && part.isConnected) {
      setTimeout(tick, 250);
    }
  };
  tick();
};
