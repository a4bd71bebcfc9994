// Back, and loading the page again, lead to the same place of a page: as far down, and to the link that was followed.
const PREFIX = 'countersign.place.';
const SCROLLERS = ['html', '.shell > main'];

const key = () => PREFIX + location.pathname + location.search;
const scrollers = () => SCROLLERS.map((selector) => document.querySelector(selector));

const keep = (link) =>
  sessionStorage.setItem(key(), JSON.stringify({ tops: scrollers().map((part) => part?.scrollTop ?? 0), link: link?.getAttribute('href') }));

let isBack = performance.getEntriesByType('navigation')[0]?.type !== 'navigate';
addEventListener('popstate', () => (isBack = true));
addEventListener('pagehide', () => keep());
addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node.localName === 'a' && node.href);
    if (link) {
      keep(link);
      isBack = false;
    }
  },
  true,
);

// A page that is loaded has its elements some frames before they have a place.
const isLaidOut = async () => {
  while (!document.querySelector('.shell')?.clientHeight) {
    await new Promise(requestAnimationFrame);
  }
};

window.countersign = window.countersign || {};

/** Scrolls what has been selected into view. */
window.countersign.reveal = async (part) => {
  await isLaidOut();
  part.scrollIntoView({ block: 'nearest' });
};

/** The page at this address is there. */
window.countersign.arrived = async () => {
  const kept = isBack && JSON.parse(sessionStorage.getItem(key()));
  isBack = false;
  if (kept) {
    await isLaidOut();
    scrollers().forEach((part, at) => part && (part.scrollTop = kept.tops[at]));
    if (kept.link) {
      document.querySelector(`main a[href="${CSS.escape(kept.link)}"]`)?.focus({ preventScroll: true });
    }
  }
};
