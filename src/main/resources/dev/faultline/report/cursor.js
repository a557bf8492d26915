// Draws the charts, keeps them on one stretch of time, and reads all of them at one instant.
(() => {
  const { data, view, colour, margins, clock, charts } = faultline;
  const stack = document.getElementById('stack');
  const cursor = stack.querySelector('.cursor');
  const stretch = stack.querySelector('.stretch');
  const instant = document.getElementById('instant');
  const PAPER_WIDTH = 700; // what fits on A4 and on Letter, in CSS pixels
  const whole = { from: view.from, to: view.to };
  let make = [];
  let at = null;

  const plots = [...stack.querySelectorAll('.plot')].map((element) => ({
    element,
    legend: element.parentElement.querySelector('.legend'),
    chart: echarts.init(element, null, { renderer: 'svg' }),
  }));

  const draw = () => {
    make = plots.map(({ element }) => charts[element.dataset.chart](Number(element.dataset.index || 0)));
    plots.forEach((plot, i) => plot.chart.setOption(make[i].option(), { notMerge: true }));
    read();
  };

  const entry = ({ name, colour: key, dash, box, mark, value }) => {
    const item = document.createElement('li');
    const swatch = document.createElement('i');
    swatch.className = dash ? 'dash' : box ? 'box' : '';
    swatch.style.borderColor = colour(key);
    if (box) swatch.style.background = colour(key);
    if (mark) {
      swatch.className = 'mark';
      swatch.style.color = colour(key);
      swatch.textContent = mark;
    }
    const figure = document.createElement('b');
    figure.textContent = value;
    item.append(swatch, name, figure);
    return item;
  };

  const read = () => {
    plots.forEach(({ legend }, i) => legend && legend.replaceChildren(...make[i].legend(at).map(entry)));
    cursor.hidden = at === null || at < view.from || at > view.to;
    instant.textContent = cursor.hidden ? '' : at.toFixed(1) + ' s is ' + clock(at) + ' UTC.';
    if (cursor.hidden) return;
    const x = toX(at);
    cursor.style.left = x + 'px';
    cursor.classList.toggle('left', x > stack.clientWidth - 140);
    cursor.firstElementChild.textContent = at.toFixed(1) + ' s · ' + clock(at);
  };

  const span = () => stack.clientWidth - margins().left - margins().right;
  const toX = (t) => margins().left + ((t - view.from) / (view.to - view.from)) * span();
  const toTime = (x) => {
    const share = Math.max(0, Math.min(1, (x - margins().left) / span()));
    return view.from + share * (view.to - view.from);
  };
  const xOf = (event) => event.clientX - stack.getBoundingClientRect().left - stack.clientLeft;

  const buttons = [...document.querySelectorAll('[data-view]')];
  const show = (from, to, name) => {
    view.from = Math.max(whole.from, from);
    view.to = Math.min(whole.to, to);
    buttons.forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.view === name)));
    draw();
  };
  const aroundFault = () => {
    const first = Math.min(...data.faults.map((f) => f.from));
    const last = charts.longest() ? charts.longest().to : Math.max(...data.faults.map((f) => f.to));
    const air = Math.max(3, (last - first) * .5);
    show(Math.floor(first - air), Math.ceil(last + air), 'fault');
  };
  const choose = { whole: () => show(whole.from, whole.to, 'whole'), fault: aroundFault };
  buttons.forEach((button) => {
    button.disabled = button.dataset.view === 'fault' && !data.faults.length;
    button.addEventListener('click', choose[button.dataset.view]);
  });

  let dragFrom = null;
  stack.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) dragFrom = xOf(event);
  });
  stack.addEventListener('pointermove', (event) => {
    at = toTime(xOf(event));
    read();
    if (dragFrom === null) return;
    const [a, b] = [dragFrom, xOf(event)].sort((p, q) => p - q);
    stretch.hidden = b - a < 6;
    stretch.style.left = a + 'px';
    stretch.style.width = b - a + 'px';
  });
  window.addEventListener('pointerup', (event) => {
    if (dragFrom === null) return;
    const [a, b] = [dragFrom, xOf(event)].sort((p, q) => p - q);
    dragFrom = null;
    stretch.hidden = true;
    if (b - a >= 6 && toTime(b) - toTime(a) > .2) show(toTime(a), toTime(b), '');
  });
  stack.addEventListener('dblclick', choose.whole);
  stack.addEventListener('pointerleave', () => { at = null; read(); });
  stack.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? 5 : .5;
    at = Math.max(view.from, Math.min(view.to, (at === null ? view.from : at) + step * by));
    read();
  });

  const resize = (width) => { plots.forEach(({ chart }) => chart.resize(width ? { width } : undefined)); draw(); };
  let asked = 0;
  window.addEventListener('resize', () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => resize()); });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('details').forEach((d) => { d.open = true; });
    document.documentElement.dataset.paper = '';
    at = null;
    resize(PAPER_WIDTH);
  });
  window.addEventListener('afterprint', () => {
    delete document.documentElement.dataset.paper;
    resize();
  });
  draw();
})();
