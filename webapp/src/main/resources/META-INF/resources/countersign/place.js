// Restores the position on a page after Back and after a reload: the scroll position, and the link that was followed.
const PREFIX = 'countersign.place.';
const SCROLLERS = ['html', '.shell > main'];

const key = (address) => {
  const url = new URL(address, document.baseURI);
  return PREFIX + url.pathname + '?' + new URLSearchParams(url.search);
};
const scrollers = () => SCROLLERS.map((selector) => document.querySelector(selector));

const keep = (link) =>
  sessionStorage.setItem(
    key(location.href),
    JSON.stringify({ tops: scrollers().map((part) => part?.scrollTop ?? 0), link: link?.getAttribute('href') }),
  );

addEventListener('pagehide', () => keep());
addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node.localName === 'a' && node.href);
    if (link) {
      keep(link);
    }
  },
  true,
);

// The elements of a loaded page have no layout in the first frames.
const isLaidOut = async () => {
  while (!document.querySelector('.shell')?.clientHeight) {
    await new Promise(requestAnimationFrame);
  }
};

let isLoadedAgain = performance.getEntriesByType('navigation')[0]?.type !== 'navigate';

window.countersign = window.countersign || {};

/** Scrolls the selection into view. */
window.countersign.reveal = async (part) => {
  await isLaidOut();
  // In a low window the page scrolls as a whole, and its header must stay in view.
  if (getComputedStyle(part.closest('.inbox-list') ?? part).overflowY === 'visible') {
    return;
  }
  part.scrollIntoView({ block: 'nearest' });
};

// To a part of a page that a link names: those who use the keyboard or hear the page go on from its heading.
const lead = (part) => {
  part?.scrollIntoView({ block: 'start' });
  const title = part?.querySelector('h2');
  if (title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
};

/** The page of this URL is shown; the URL of the browser may change later. */
window.countersign.arrived = async (address, isBack) => {
  const kept = (isBack || isLoadedAgain) && JSON.parse(sessionStorage.getItem(key(address)));
  isLoadedAgain = false;
  if (kept) {
    await isLaidOut();
    scrollers().forEach((part, at) => part && (part.scrollTop = kept.tops[at]));
    if (kept.link) {
      document.querySelector(`main a[href="${CSS.escape(kept.link)}"]`)?.focus({ preventScroll: true });
    }
    return;
  }
  const part = new URL(address, document.baseURI).searchParams.get('part');
  if (part) {
    await isLaidOut();
    lead(document.getElementById(part));
  }
};
