// The charts of a measured capacity: latency against load, the scalability law, and its residuals.
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('capacity-data').textContent);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const font = () => getComputedStyle(document.body).fontFamily;
  const tones = ['z-0', 'z-1', 'z-2', 'z-3', 'c-p99', 'c-sent'];
  const tone = (i) => colour(tones[i % tones.length]);
  const millis = (v) => (v < 1000 ? +v.toFixed(0) + ' ms' : +(v / 1000).toFixed(1) + ' s');
  const instances = (n) => n + (n === 1 ? ' instance' : ' instances');

  const axis = (name, more) => ({
    type: 'value', name, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: colour('c-axis'), fontSize: 11 },
    axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false }, splitLine: { lineStyle: { color: colour('c-grid') } },
    axisLabel: { color: colour('c-axis'), fontSize: 11, hideOverlap: true }, ...more,
  });
  const base = (more) => ({
    animation: false, textStyle: { fontFamily: font() }, grid: { left: 62, right: 24, top: 40, bottom: 44 },
    legend: { top: 4, right: 12, itemWidth: 14, itemHeight: 8, textStyle: { color: colour('muted'), fontSize: 11.5 } },
    tooltip: { trigger: 'item', confine: true }, ...more,
  });

  // A line for each number of instances; the knee lies between the last load that held and the first that broke.
  const latency = () => base({
    xAxis: axis('arrivals a second', { min: 0, splitLine: { show: false } }),
    yAxis: { ...axis('', {}), type: 'log', axisLabel: { color: colour('c-axis'), fontSize: 11, formatter: millis } },
    series: data.measured.map((m, i) => ({
      type: 'line', name: instances(m.instances), data: m.steps.map((s) => ({
        value: [s.load, Math.max(1, s.p95)], symbol: s.held ? 'circle' : s.broke ? 'diamond' : 'emptyCircle',
        tooltip: { formatter: () => instances(m.instances) + ', ' + s.load.toFixed(2) + '/s: p95 ' + millis(s.p95) + (s.held ? ', held' : s.broke ? ', broke' : ', left open') },
      })),
      symbolSize: 9, lineStyle: { color: tone(i), width: 1.8 }, itemStyle: { color: tone(i) },
      markArea: m.broke ? { silent: true, itemStyle: { color: tone(i), opacity: .16 },
        data: [[{ xAxis: m.held }, { xAxis: m.broke }]] } : undefined,
      markLine: i ? undefined : { silent: true, symbol: 'none', lineStyle: { color: colour('fail'), type: 'dashed', width: 1 },
        label: { formatter: 'promised ' + millis(data.within), position: 'insideStartTop', color: colour('fail'), fontSize: 11 },
        data: [{ yAxis: data.within }] },
    })),
  });

  const law = () => {
    const curve = data.curve;
    const last = curve.length ? curve[curve.length - 1].instances : Math.max(...data.measured.map((m) => m.instances), 1);
    const top = curve.length ? Math.ceil(1.35 * Math.max(...curve.map((p) => p.carried), data.headroom)) : undefined;
    const wanted = (load, name) => ({ yAxis: load, label: { formatter: name + ' ' + load.toFixed(1) + '/s', position: 'insideStartTop', color: colour('text'), fontSize: 11 } });
    return base({
      xAxis: axis('instances', { min: 0, max: last, minInterval: 1, splitLine: { show: false } }),
      yAxis: axis('', { min: 0, max: top }),
      series: [
        { type: 'custom', name: 'interval of 95 %', itemStyle: { color: colour('c-p50') }, silent: true, z: 1, clip: true,
          data: curve.length ? [[curve[0].instances, curve[0].carried]] : [],
          renderItem: (params, api) => {
            const at = (n, v) => api.coord([n, Math.min(v, 1.2 * top)]);
            return { type: 'polygon', silent: true, style: { fill: colour('c-p50'), opacity: .2 },
              shape: { points: [...curve.map((p) => at(p.instances, p.to)), ...curve.slice().reverse().map((p) => at(p.instances, p.from))] } };
          } },
        { type: 'line', name: 'the law', data: curve.map((p) => [p.instances, p.carried]), showSymbol: false, lineStyle: { color: colour('c-sent'), width: 1.8 }, itemStyle: { color: colour('c-sent') },
          markLine: { silent: true, symbol: 'none', lineStyle: { color: colour('c-bracket'), type: 'dashed', width: 1 },
            data: [wanted(data.demand, 'expected'), ...(data.headroom > data.demand ? [{ ...wanted(data.headroom, 'until scaled'), label: { ...wanted(data.headroom, 'until scaled').label, position: 'insideEndTop' } }] : [])] } },
        { type: 'custom', name: 'measured', itemStyle: { color: colour('text') }, data: data.measured.filter((m) => m.broke).map((m) => [m.instances, m.held, m.broke]), encode: { x: 0, y: [1, 2] },
          tooltip: { formatter: (p) => instances(p.value[0]) + ': ' + p.value[1].toFixed(2) + '/s held, ' + p.value[2].toFixed(2) + '/s broke' },
          renderItem: (params, api) => {
            const [x, low] = api.coord([api.value(0), api.value(1)]);
            const high = api.coord([api.value(0), api.value(2)])[1];
            const stroke = { stroke: colour('text'), lineWidth: 2, fill: 'none' };
            return { type: 'group', children: [
              { type: 'polyline', shape: { points: [[x, low], [x, high]] }, style: stroke },
              { type: 'polyline', shape: { points: [[x - 5, low], [x + 5, low]] }, style: stroke },
              { type: 'polyline', shape: { points: [[x - 5, high], [x + 5, high]] }, style: stroke },
            ] };
          } },
      ],
    });
  };

  const residuals = () => base({
    grid: { left: 62, right: 24, top: 14, bottom: 26 }, legend: { show: false },
    xAxis: { type: 'category', data: data.measured.map((m) => instances(m.instances)), axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: colour('line') } }, axisLabel: { color: colour('c-axis'), fontSize: 11 } },
    yAxis: axis('', { splitNumber: 3, axisLabel: { color: colour('c-axis'), fontSize: 11, formatter: (v) => v + ' %' } }),
    series: [{ type: 'bar', barWidth: 22, data: data.residuals, itemStyle: { color: colour('c-sent') },
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colour('c-axis'), type: 'solid' }, data: [{ yAxis: 0 }] } }],
  });

  const options = { latency, law, residuals };
  const plots = [...document.querySelectorAll('[data-chart]')].map((element) => ({
    chart: echarts.init(element, null, { renderer: 'svg' }), option: options[element.dataset.chart],
  }));
  const draw = () => plots.forEach(({ chart, option }) => chart.setOption(option(), true));
  const resize = (width) => { plots.forEach(({ chart }) => chart.resize(width ? { width } : undefined)); draw(); };
  let asked = 0;
  window.addEventListener('resize', () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => resize()); });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  window.addEventListener('beforeprint', () => { document.documentElement.dataset.paper = ''; resize(680); });
  window.addEventListener('afterprint', () => { delete document.documentElement.dataset.paper; resize(); });
  draw();
})();
