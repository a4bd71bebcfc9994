// Keeps the focus when the focused part of the page is drawn again: it moves to the same part of the new content. If that part is gone, it moves to
// the heading, so that keyboards and screen readers do not begin at the top of the page.
const PAUSE = 150;
let last;

const nameOf = (part) => part.getAttribute('href') ?? part.getAttribute('aria-label') ?? part.textContent.trim();
const twinOf = (part) => {
  const name = nameOf(part);
  return name ? [...document.getElementsByTagName(part.localName)].find((other) => nameOf(other) === name) : undefined;
};
const isNowhere = () => !document.activeElement || document.activeElement === document.body;

const toHeading = () => {
  const heading = document.querySelector('main h1');
  if (heading && isNowhere() && !document.querySelector('vaadin-dialog[opened]')) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
};

const restore = (part) => {
  if (isNowhere()) {
    (part.isConnected ? part : twinOf(part))?.focus({ preventScroll: true });
  }
  // A closing dialog gives the focus back a moment later.
  if (isNowhere()) {
    setTimeout(toHeading, PAUSE);
  }
};

document.addEventListener('focusin', (event) => {
  last = event.target;
});

// Somebody may also leave a part for nowhere, by a click into the page. A part that was removed is not connected any more; one in a dialog that closes
// still is.
document.addEventListener('focusout', (event) => {
  const left = event.target;
  setTimeout(() => {
    if (last === left && left.isConnected && document.activeElement !== left) {
      last = undefined;
    }
  });
  if (left.closest('vaadin-dialog')) {
    setTimeout(toHeading, PAUSE);
  }
});

new MutationObserver((changes) => {
  const part = last;
  if (part && isNowhere() && changes.some((change) => [...change.removedNodes].some((node) => node.contains(part)))) {
    restore(part);
  }
}).observe(document.body, { subtree: true, childList: true });
