// Draws figures with Chart.js, in the colours of the page. The table beside the drawing has the same figures.
const LIBRARY = 'webjars/chart.js/4.4.9/dist/chart.umd.js';
const MINUTES = 60;
const NARROW = 480;
/** So much of the width is left to a name: a third of it, at 6 pixels a letter. */
const PIXELS_OF_A_LETTER = 18;
const PIXELS_OF_A_MONTH = 72;

/** Loaded once, and only by pages that draw. */
let library;
const loaded = () => (library ??= import(new URL(LIBRARY, document.baseURI)).then(() => window.Chart));

/** The colour as the browser computes it: the variable itself has a light and a dark one. */
const colourOf = (element, name) => {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  element.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};

const numberOf = (unit, language) => {
  const format = new Intl.NumberFormat(
    language,
    // As the server writes numbers: in Spanish, browsers leave the mark out below ten thousand.
    { style: unit === 'SHARE' ? 'percent' : 'decimal', maximumFractionDigits: 1, useGrouping: 'always' },
  );
  const minutes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return (value) => {
    if (unit !== 'HOURS') {
      return format.format(value);
    }
    if (value > 0 && value * MINUTES < 5) {
      return `${format.format(value * MINUTES)} min`;
    }
    return value > 0 && value < 1 ? `${minutes.format(value * MINUTES)} min` : `${format.format(value)} h`;
  };
};

/** All numbers beside an axis have one unit, and minutes are whole. */
const axisOf = (data) => {
  const words = numberOf(data.unit, data.language);
  if (data.unit !== 'HOURS') {
    return { ...axisOf(data) };
  }
  const most = Math.max(0, ...data.series.flatMap((one) => one.values));
  const format = new Intl.NumberFormat(data.language, { maximumFractionDigits: 1 });
  return most <= 2
    ? { callback: (value) => `${format.format(value * MINUTES)} min`, stepSize: 1 / MINUTES }
    : { callback: (value) => `${format.format(value)} h` };
};

/** Long names are cut in the drawing; the table and the tooltip have them whole. A line break is where a name may go on in a second line. */
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const whole = (text) => text.replace('\n', ' ');
const inTwo = (text) => {
  const at = text.length > 20 ? text.lastIndexOf(' ', 20) : -1;
  return at > 0 ? `${text.slice(0, at)}\n${text.slice(at + 1)}` : text;
};
const name = (text, narrow, width) =>
  narrow
    ? (text.includes('\n') ? text : inTwo(text)).split('\n').map((line) => cut(line, 20))
    : cut(whole(text), Math.max(34, Math.floor(width / PIXELS_OF_A_LETTER)));
/** Each, or each second, third … counted from the last one: the current month always has its name. */
const isNamed = (index, all, width) => (all - 1 - index) % Math.max(1, Math.ceil((all * PIXELS_OF_A_MONTH) / width)) === 0;

class CountersignChart extends HTMLElement {
  static observedAttributes = ['data'];

  connectedCallback() {
    this.light = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.draw();
    this.light.addEventListener('change', this.redraw);
    this.scheme = new MutationObserver(this.redraw);
    this.scheme.observe(document.documentElement, { attributes: true });
    this.draw();
  }

  disconnectedCallback() {
    this.light.removeEventListener('change', this.redraw);
    this.scheme.disconnect();
    this.forget();
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.draw();
    }
  }

  forget() {
    this.chart?.destroy();
    this.chart = undefined;
    this.replaceChildren();
  }

  async draw() {
    const Chart = await loaded();
    if (!this.isConnected || !this.getAttribute('data')) {
      return;
    }
    this.forget();
    const canvas = document.createElement('canvas');
    this.append(canvas);
    this.chart = new Chart(canvas, this.settings(JSON.parse(this.getAttribute('data'))));
    this.toggleAttribute('drawn', true);
  }

  settings(data) {
    const bars = data.shape === 'BARS';
    const narrow = this.clientWidth < NARROW;
    const lines = data.shape === 'LINES';
    const ink = colourOf(this, 'ink-soft');
    const rule = colourOf(this, 'line');
    const words = numberOf(data.unit, data.language);
    const font = { family: getComputedStyle(this).fontFamily, size: 12 };
    const names = {
      ticks: {
        color: ink,
        font,
        autoSkip: false,
        maxRotation: 0,
        callback: (value) =>
          bars
            ? name(data.labels[value] ?? '', narrow, this.clientWidth)
            : isNamed(value, data.labels.length, this.clientWidth) ? data.labels[value] : '',
      },
      grid: { display: false },
      border: { color: rule },
      stacked: data.shape === 'STACKED',
    };
    const numbers = {
      beginAtZero: true,
      stacked: data.shape === 'STACKED',
      ticks: { color: ink, font, maxRotation: 0, maxTicksLimit: narrow ? 4 : 6, callback: words, precision: data.unit === 'COUNT' ? 0 : undefined },
      grid: { color: rule },
      border: { display: false },
    };
    return {
      type: lines ? 'line' : 'bar',
      data: { labels: data.labels, datasets: data.series.map((one, index) => this.series(one, index, data.shape)) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        indexAxis: bars ? 'y' : 'x',
        interaction: { mode: 'index', axis: bars ? 'y' : 'x', intersect: false },
        scales: bars ? { y: names, x: numbers } : { x: names, y: numbers },
        plugins: {
          legend: { display: data.series.length > 1, position: 'bottom', labels: { color: ink, font, usePointStyle: true, boxHeight: 7 } },
          tooltip: {
            callbacks: {
              title: (items) => whole(data.labels[items[0].dataIndex]),
              label: (item) => ` ${item.dataset.label}: ${words(bars ? item.parsed.x : item.parsed.y)}`,
            },
          },
        },
      },
    };
  }

  /** Told apart by more than their colour: lines by their points and dashes. */
  series(one, index, shape) {
    const colour = colourOf(this, one.colour);
    const line = shape === 'LINES' || one.line;
    return {
      label: one.name,
      data: one.values,
      type: one.line ? 'line' : undefined,
      order: one.line ? 0 : 1,
      stack: shape === 'STACKED' ? (one.line ? 'line' : 'columns') : undefined,
      borderColor: colour,
      backgroundColor: colour,
      borderWidth: line ? 2 : 0,
      borderDash: line && !one.line ? [[], [6, 4], [2, 3], [10, 4]][index % 4] : undefined,
      pointStyle: ['circle', 'rect', 'triangle', 'rectRot'][index % 4],
      pointRadius: 3,
      spanGaps: true,
      borderRadius: 3,
      maxBarThickness: 26,
    };
  }
}

customElements.define('countersign-chart', CountersignChart);
