// A drawing in its frame: larger and smaller, moved by dragging, with the selected step marked. The server draws it again at each change.
window.countersign = window.countersign || {};

const LEAST = 0.25;
const MOST = 2;
const READABLE = 0.7;

function size(svg) {
  const box = svg.viewBox.baseVal;
  return { width: box.width, height: box.height };
}

window.countersign.drawing = (canvas) => {
  if (canvas.countersignDrawing) {
    return;
  }
  canvas.countersignDrawing = true;
  const frame = canvas.querySelector('.flow-image');
  const sheet = canvas.querySelector('.flow-sheet');
  const percent = canvas.querySelector('[data-zoom=reset]');
  const more = canvas.querySelector('.flow-more');
  let scale = 0;
  let chosen = false;
  // The step that was brought into sight last; undefined until there is a drawing.
  let revealed;
  // Measured only when the frame changes: asking again after each redraw would lay out the page twice.
  let room = { width: 0, height: 0 };

  const svg = () => sheet.querySelector('svg');
  const space = () => {
    const style = getComputedStyle(frame);
    return {
      width: frame.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: frame.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
    };
  };

  function apply() {
    const drawing = svg();
    // Not a number while the frame is not on the page yet.
    if (!drawing || !(room.width > 0)) {
      return;
    }
    const { width, height } = size(drawing);
    if (!chosen) {
      // As wide as the frame, as long as it can be read.
      scale = Math.min(1, Math.max(READABLE, room.width / width));
    }
    drawing.setAttribute('width', Math.round(width * scale));
    drawing.setAttribute('height', Math.round(height * scale));
    percent.textContent = `${Math.round(scale * 100)} %`;
    more.hidden = frame.scrollWidth <= frame.clientWidth + 1 && frame.scrollHeight <= frame.clientHeight + 1;
  }

  function zoom(to, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const before = scale || 1;
    scale = Math.min(MOST, Math.max(LEAST, to));
    chosen = true;
    const left = (frame.scrollLeft + x) * (scale / before) - x;
    const top = (frame.scrollTop + y) * (scale / before) - y;
    apply();
    frame.scrollTo(left, top);
  }

  function fit() {
    const { width, height } = size(svg());
    zoom(Math.min(1, room.width / width, room.height / height));
  }

  const acts = { out: () => zoom(scale / 1.25), in: () => zoom(scale * 1.25), reset: () => zoom(1), fit };

  function mark() {
    const key = frame.dataset.selected ?? '';
    for (const step of sheet.querySelectorAll('[data-step]')) {
      step.classList.toggle('flow-selected', step.dataset.step === key);
    }
  }

  function reveal() {
    const step = sheet.querySelector('.flow-selected');
    if (!svg() || !frame.clientWidth) {
      return;
    }
    if (step) {
      revealed = step.dataset.step;
      const box = step.getBoundingClientRect();
      const outer = frame.getBoundingClientRect();
      const isOutside = box.left < outer.left || box.right > outer.right || box.top < outer.top || box.bottom > outer.bottom;
      if (isOutside) {
        frame.scrollBy(box.left + box.width / 2 - outer.left - outer.width / 2, box.top + box.height / 2 - outer.top - outer.height / 2);
      }
    } else if (revealed === undefined) {
      revealed = '';
      // A flow begins in the middle of its drawing, and a corner may be empty.
      frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
    }
  }

  // What was scrolled stays when the drawing is made again.
  function revealOnce() {
    if (revealed !== (frame.dataset.selected ?? '')) {
      reveal();
    }
  }

  canvas.querySelector('.flow-zoom').addEventListener('click', (event) => acts[event.target.closest('[data-zoom]')?.dataset.zoom]?.());
  frame.addEventListener('keydown', (event) => {
    const act = { '+': 'in', '-': 'out', 0: 'reset' }[event.key];
    if (act && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      acts[act]();
    }
  });
  frame.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      zoom(scale * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }
  }, { passive: false });
  frame.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button || event.target.closest('[data-step], .flow-plus')) {
      return;
    }
    const from = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop };
    const move = (now) => frame.scrollTo(from.x - now.clientX, from.y - now.clientY);
    frame.classList.add('flow-panned');
    frame.setPointerCapture(event.pointerId);
    frame.addEventListener('pointermove', move);
    frame.addEventListener('lostpointercapture', () => {
      frame.removeEventListener('pointermove', move);
      frame.classList.remove('flow-panned');
    }, { once: true });
  });

  new MutationObserver(() => {
    apply();
    mark();
    revealOnce();
  }).observe(sheet, { childList: true });
  new MutationObserver(() => {
    mark();
    reveal();
  }).observe(frame, { attributeFilter: ['data-selected'] });
  new ResizeObserver(() => {
    room = space();
    apply();
    revealOnce();
  }).observe(frame);
  room = space();
  apply();
  mark();
  reveal();
};
