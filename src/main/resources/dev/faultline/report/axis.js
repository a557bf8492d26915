// The one time axis of all charts, the colours of the page, and small words for figures.
'use strict';
const faultline = (() => {
  const data = JSON.parse(document.getElementById('run-data').textContent);
  const view = { from: 0, to: Math.max(data.end, 1) };

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const narrow = () => window.innerWidth < 760;
  // All charts have the same, wide enough for the longest name of a node.
  const named = Math.max(0, ...data.lanes.map((lane) => lane.node.length + (lane.zone && !narrow() ? lane.zone.length + 3 : 0)));
  const margins = () => (narrow() ? { left: Math.min(90, Math.max(58, named * 6 + 14)), right: 14 }
    : { left: Math.min(150, Math.max(84, named * 6.2 + 16)), right: 22 });

  const rate = (v) => (v == null ? '–' : v.toFixed(v < 10 && v % 1 ? 1 : 0) + '/s');
  const millis = (v) => (v == null ? '–' : v < 10 ? v.toFixed(1) + ' ms' : v < 1000 ? v.toFixed(0) + ' ms' : +(v / 1000).toFixed(2) + ' s');
  const plain = (v) => (v == null ? '–' : Math.abs(v) >= 1000 ? Math.round(v).toLocaleString('en-GB') : +v.toFixed(2) + '');
  const clock = (t) => new Date(data.startEpochMillis + t * 1000).toISOString().slice(11, 21);

  // The value of a series of equal steps at an instant, and that of a figure that holds until it changes.
  const inSteps = (values, { from = 0, width }, t) => values[Math.max(0, Math.min(values.length - 1, Math.floor((t - from) / width)))];
  const held = (points, t) => {
    let value = null;
    for (const [at, v] of points) { if (at > t) break; value = v; }
    return value;
  };
  // Points where each step begins, and one where the last ends.
  const steps = (values, { from = 0, width }) => values.concat(values.slice(-1))
    .map((v, i) => [+(from + i * width).toFixed(3), v]);

  // Fine steps where they cover all that is shown, those of the whole run elsewhere.
  const rates = () => {
    const { detail } = data;
    const until = detail.from + detail.sent.length * detail.width;
    return detail.sent.length && view.from >= detail.from && view.to <= until ? detail : data.rates;
  };

  return { data, view, colour, narrow, margins, rate, millis, plain, clock, inSteps, held, steps, rates };
})();
