// Positions toasts where they cover nothing that people use next: on a wide screen in the side, between the navigation and the menu of the person, which is
// empty; on a narrow one above the tabs, the bar that decides a case, the field for a comment, the button of a form, and the message about a refused file.
const WIDE = matchMedia('(min-width: 901px)');
const ROOM = 84;
const EDGE = 8;
const PARTS =
  '.side nav, .bar, .bulk-bar, .comment-box, .holiday-form, .submit-form > vaadin-button, .submit-form .absence-acts, vaadin-upload-file[refused]';

/** The lowest position of toasts that need so much room. */
const free = (room) => {
  let end = innerHeight;
  for (const part of [...document.querySelectorAll(PARTS)].sort((one, other) => other.getBoundingClientRect().top - one.getBoundingClientRect().top)) {
    const box = part.getBoundingClientRect();
    if (box.height > 0 && box.top < end && box.bottom > end - room) {
      end = box.top;
    }
  }
  return Math.max(end, room);
};

const place = (container) => {
  const me = document.querySelector('.shell > .side > .me');
  container.classList.toggle('in-side', WIDE.matches && me !== null);
  if (container.classList.contains('in-side')) {
    const box = me.getBoundingClientRect();
    const side = me.parentElement.getBoundingClientRect();
    container.style.cssText = `inset: 0 auto auto ${side.left}px; margin: 0; inline-size: ${side.width}px; block-size: ${box.top}px; --vaadin-notification-width: ${box.width}px`;
  } else {
    const room = [...container.children].reduce((sum, card) => sum + card.offsetHeight, EDGE);
    container.style.cssText = `inset-block: 0 auto; margin-block: 0; block-size: ${free(Math.max(ROOM, room))}px`;
  }
};

const follow = () => {
  const container = document.querySelector('body > vaadin-notification-container');
  if (container) {
    place(container);
    requestAnimationFrame(follow);
  }
};

// The container exists from the first toast to the last; meanwhile the bar may grow, and the page may be scrolled.
new MutationObserver((changes) => {
  if (changes.some((change) => [...change.addedNodes].some((node) => node.localName === 'vaadin-notification-container'))) {
    follow();
  }
}).observe(document.body, { childList: true });

// Escape dismisses the latest offer, unless it closes a dialog or a list of people to mention.
document.addEventListener(
  'keydown',
  (event) => {
    const offers = document.querySelectorAll('.toast-dismiss');
    if (event.key === 'Escape' && offers.length > 0 && !document.querySelector('vaadin-dialog[opened], .mentions:popover-open')) {
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
