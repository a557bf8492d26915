// What each chart draws, as ECharts options, and the entries of its legend.
faultline.charts = (() => {
  const { data, view, colour, narrow, margins, rate, millis, plain, inSteps, held, steps, rates } = faultline;

  const xAxis = (labels) => ({
    type: 'value', min: view.from, max: view.to, splitNumber: narrow() ? 4 : 10,
    axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false }, splitLine: { show: false },
    axisLabel: { show: labels, color: colour('c-axis'), fontSize: 11, showMinLabel: true, hideOverlap: true,
      // Where the axis ends between two steps, its end has no label: it would run into the one before.
      formatter: (v) => (v === view.to && v % 1 ? '' : (v % 1 ? v.toFixed(1) : v) + (v === view.from ? ' s' : '')) },
  });
  const yAxis = (more) => ({
    type: 'value', min: 0, splitNumber: 3, axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: colour('c-axis'), fontSize: 11, formatter: plain },
    splitLine: { lineStyle: { color: colour('c-grid') } }, ...more,
  });
  const font = () => getComputedStyle(document.body).fontFamily;
  const grid = (top) => ({ ...margins(), top, bottom: 22 });
  const base = (y, series, top = 8) => ({
    animation: false, grid: grid(top), xAxis: xAxis(true), yAxis: y, series, tooltip: { show: false },
    textStyle: { fontFamily: font() },
  });

  const line = (points, name, more) => ({
    type: 'line', data: points, showSymbol: false, silent: true, lineStyle: { color: colour(name), width: 1.6 },
    itemStyle: { color: colour(name) }, z: 3, ...more,
  });

  // Fault windows and outages shaded behind every chart, and phases parted where no text stands in the way.
  const shades = () => ({
    type: 'line', data: [], silent: true, z: 1,
    markArea: { silent: true, data: [
      ...data.faults.map((f) => [{ xAxis: f.from, itemStyle: { color: colour('c-fault') } }, { xAxis: f.to }]),
      ...outages().map((o) => [{ xAxis: o.from, itemStyle: { color: colour('c-outage') } }, { xAxis: o.to }]),
    ] },
  });
  const backdrop = () => ({
    ...shades(),
    markLine: { silent: true, symbol: 'none', label: { show: false },
      lineStyle: { color: colour('c-phase'), type: [2, 3], width: 1 },
      data: data.phases.slice(1).map((p) => ({ xAxis: p.from })) },
  });

  // Outages of several paths overlap: shaded once, as their union.
  const outages = () => {
    const all = data.recoveries.flatMap((r) => r.outages).sort((a, b) => a.from - b.from);
    return all.reduce((union, o) => {
      const last = union[union.length - 1];
      if (last && o.from <= last.to) last.to = Math.max(last.to, o.to);
      else union.push({ from: o.from, to: o.to });
      return union;
    }, []);
  };

  // |———| from where the RTO counts to the recovery, above the plot.
  const longest = () => data.recoveries.filter((r) => r.outages.length)
    .sort((a, b) => (b.to - b.from) - (a.to - a.from))[0];
  const bracket = () => {
    const r = longest();
    if (!r) return [];
    return [{
      type: 'custom', silent: true, clip: false, z: 9, data: [[r.from, r.to]], encode: { x: [0, 1], y: -1 },
      renderItem: (params, api) => {
        const area = params.coordSys;
        const x = (t) => Math.max(area.x, Math.min(area.x + area.width, api.coord([t, 0])[0]));
        if (r.to < view.from || r.from > view.to) return { type: 'group', children: [] };
        const [a, b, y] = [x(r.from), x(r.to), area.y - 9];
        const words = 'RTO ' + r.path + ': ' + (r.recovered ? r.label : 'not recovered');
        const room = 10 + words.length * 6.6;
        const [at, align] = b + room < area.x + area.width ? [b + 6, 'left']
          : a - room > 0 ? [a - 6, 'right'] : [area.x + area.width / 2, 'center'];
        const stroke = { stroke: colour('c-bracket'), lineWidth: 2, fill: 'none' };
        return { type: 'group', children: [
          { type: 'polyline', shape: { points: [[a, y + 5], [a, y - 5]] }, style: stroke },
          { type: 'polyline', shape: { points: [[a, y], [b, y]] }, style: stroke },
          ...(r.recovered ? [{ type: 'polyline', shape: { points: [[b, y + 5], [b, y - 5]] }, style: stroke }]
            : [{ type: 'polyline', shape: { points: [[b - 6, y - 4], [b, y], [b - 6, y + 4]] }, style: stroke }]),
          { type: 'text', style: { text: words, x: at, y, align,
            verticalAlign: 'middle', fill: colour('c-bracket'), stroke: colour('surface'), lineWidth: 3, fontFamily: font(), fontSize: 11.5, fontWeight: 600 } },
        ] };
      },
    }];
  };

  // Horizontal bars in named rows; the label stands inside when there is room.
  const lanes = (rows, bars, top, marks = []) => ({
    ...base({ type: 'category', inverse: true, data: rows, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: colour('text'), fontSize: 11, interval: 0, width: margins().left - 10, overflow: 'truncate' },
      splitLine: { show: false } }, [{
      type: 'custom', silent: true, clip: true, z: 3, data: bars.map((b) => [b.row, b.from, b.to]), encode: { x: [1, 2], y: 0 },
      renderItem: (params, api) => {
        const bar = bars[params.dataIndex];
        const area = params.coordSys;
        const [x0, y] = api.coord([bar.from, bar.row]);
        const [x1] = api.coord([bar.to, bar.row]);
        const rect = echarts.graphic.clipRectByRect(
          { x: x0, y: y - 8, width: Math.max(x1 - x0, 1.5), height: 16 },
          { x: area.x, y: area.y, width: area.width, height: area.height });
        if (!rect) return null;
        const inside = rect.width > bar.words.length * 6.1 + 8;
        const room = bar.words.length * 6.1 + 8;
        const [x, align] = rect.x + rect.width + room < area.x + area.width ? [rect.x + rect.width + 5, 'left']
          : rect.x - room > area.x ? [rect.x - 5, 'right'] : [];
        const outside = { x, align, fill: colour('text'), stroke: colour('surface'), lineWidth: 3 };
        const within = { x: rect.x + 6, align: 'left', fill: bar.ink, width: rect.width - 10, overflow: 'truncate' };
        return { type: 'group', children: [
          { type: 'rect', shape: { ...rect, r: 2 }, style: { fill: bar.fill, stroke: colour('surface'), lineWidth: 1 } },
          ...(inside || bar.beside ? [{ type: 'text', style: { text: bar.words, y, verticalAlign: 'middle', fontSize: 11,
            fontFamily: font(), ...(inside || !align ? within : outside) } }] : []),
        ] };
      } }, points(marks), shades()], top),
  });

  // Instants in named rows: a message that arrived, a probe that held, a probe that found something.
  const points = (marks) => ({
    type: 'custom', silent: true, clip: true, z: 6, data: marks.map((m) => [m.row, m.at]), encode: { x: 1, y: 0 },
    renderItem: (params, api) => {
      const mark = marks[params.dataIndex];
      const [x, y] = api.coord([mark.at, mark.row]);
      if (mark.at < view.from || mark.at > view.to) return null;
      const outline = { stroke: colour('surface'), lineWidth: 1.5 };
      if (mark.shape === 'diamond') return { type: 'polygon', shape: { points: [[x, y - 8], [x + 6, y], [x, y + 8], [x - 6, y]] }, style: { fill: mark.fill, ...outline } };
      if (mark.shape === 'disc') return { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: mark.fill, ...outline } };
      const stroke = { stroke: mark.fill, lineWidth: 3, fill: 'none' };
      return { type: 'group', children: [
        { type: 'polyline', shape: { points: [[x - 5, y - 5], [x + 5, y + 5]] }, style: stroke },
        { type: 'polyline', shape: { points: [[x - 5, y + 5], [x + 5, y - 5]] }, style: stroke },
      ] };
    },
  });

  const ink = (dark) => (dark ? '#ffffff' : colour('text'));
  const BLANK = '\u2007'; // keeps the room of a value, so that nothing moves when there is one
  const ROLES = ['primary', 'standby', 'serving', 'unready', 'cloning', 'down'];
  const role = (name) => (ROLES.includes(name) ? 'r-' + name : 'r-other');

  // What stands below faults and recoveries: alarms with the messages that arrived, rollouts, probes from outside.
  const reactions = (rows, bars, marks) => {
    for (const a of data.rows.alarms) {
      a.stretches.forEach((s) => bars.push({ row: rows.length, from: s.from, to: s.to, beside: s.state === 'firing',
        words: s.state === 'firing' ? (a.messages.length ? '\u2003' : '') + a.alarm : s.state, fill: colour('a-' + s.state), ink: ink(s.state === 'firing') }));
      a.messages.forEach((m) => marks.push({ row: rows.length, at: m.at, fill: colour('a-told'), shape: 'diamond' }));
      if (!a.stretches.length && !a.messages.length) bars.push({ row: rows.length, from: 0, to: data.end, words: a.alarm + ': silent', fill: colour('sunk'), ink: colour('muted') });
      rows.push('alarm');
    }
    for (const r of data.rows.releases) {
      r.stretches.forEach((s) => bars.push({ row: rows.length, from: s.from, to: s.to, beside: s.state === 'rolling',
        words: s.state + (s.state === 'rolling' ? ' ' + r.version : ''), fill: colour(known('d-', s.state)), ink: ink() }));
      rows.push('release');
    }
    for (const e of data.rows.exposures) {
      bars.push({ row: rows.length, from: 0, to: data.end, words: e.check, fill: colour('sunk'), ink: colour('text') });
      e.probes.forEach((p) => marks.push({ row: rows.length, at: p.at, fill: colour(p.held ? 'pass' : 'fail'), shape: p.held ? 'disc' : 'cross' }));
      rows.push('outside');
    }
  };
  const known = (prefix, state) => (colour(prefix + state) ? prefix + state : 'r-other');

  const NAMES = { 'load-surge': 'surge', 'load-day': 'day', 'load-replay': 'replay', release: 'rollout' };

  const course = () => {
    const bars = data.phases.map((p) => ({ row: 0, from: p.from, to: p.to, words: p.label, fill: colour('p-' + p.label), ink: ink() }));
    const rows = ['phase'];
    const marks = [];
    for (const f of data.faults) {
      bars.push({ row: rows.length, from: f.from, to: f.to, beside: true, fill: colour('inconclusive'), ink: colour('on-tone'),
        words: f.id + ': ' + f.kind + ' on ' + f.targets + (f.seenToEnd ? '' : ', not seen to end') });
      rows.push(NAMES[f.kind] || 'fault');
    }
    for (const r of data.recoveries) {
      bars.push({ row: rows.length, from: r.from, to: r.to, beside: true, fill: colour('c-bracket'), ink: colour('on-tone'),
        words: r.path + ': ' + r.label });
      rows.push('RTO');
    }
    reactions(rows, bars, marks);
    const told = data.rows.alarms.some((a) => a.messages.length);
    const tried = data.rows.exposures.length;
    return { option: () => lanes(rows, bars, 4, marks),
      legend: () => [
        ...(data.rows.alarms.length ? [{ name: 'pending', colour: 'a-pending', box: true, value: '' }, { name: 'firing', colour: 'a-firing', box: true, value: '' }] : []),
        ...(told ? [{ name: 'the channel was told', colour: 'a-told', mark: '◆', value: '' }] : []),
        ...(tried ? [{ name: 'tried, held', colour: 'pass', mark: '●', value: '' }, { name: 'had', colour: 'fail', mark: '✕', value: '' }] : []),
      ] };
  };

  const throughput = () => {
    const d = rates();
    const value = (values, t) => (t == null ? BLANK : rate(inSteps(values, d, t)));
    return {
      option: () => base(yAxis(), [
        backdrop(),
        line(steps(d.planned, d), 'c-planned', { lineStyle: { color: colour('c-planned'), width: 1.4, type: 'dashed' }, z: 4 }),
        line(steps(d.sent, d), 'c-sent', { step: 'end' }),
        line(steps(d.good, d), 'c-good', { step: 'end', areaStyle: { color: colour('c-good'), opacity: .16 } }),
        ...bracket(),
      ], 26),
      legend: (t) => [
        { name: 'planned', colour: 'c-planned', dash: true, value: value(d.planned, t) },
        { name: 'sent', colour: 'c-sent', value: value(d.sent, t) },
        { name: 'good', colour: 'c-good', value: value(d.good, t) },
      ],
    };
  };

  // The tops of the kinds piled up, the whole pile first, so that each is painted over the one that it rests on.
  const stacked = (kinds) => kinds.map(({ kind }, last) => ({ kind,
    tops: kinds[last].perSecond.map((_, i) => kinds.slice(0, last + 1).reduce((sum, k) => sum + k.perSecond[i], 0)),
  })).reverse();

  const errors = () => {
    const d = rates();
    const any = data.rates.failed.length > 0;
    return {
      option: () => ({
        ...base(yAxis({ minInterval: 1, max: any ? null : 1 }), [
          backdrop(),
          ...stacked(d.failed).map(({ kind, tops }) => line(steps(tops, d), 'e-' + kind, {
            step: 'end', lineStyle: { width: 0 }, areaStyle: { color: colour('e-' + kind), opacity: 1 } })),
          ...bracket(),
        ], 26),
        graphic: any ? [] : [{ type: 'text', left: 'center', top: 'middle', silent: true,
          style: { text: 'No request failed.', fill: colour('muted'), fontSize: 13 } }],
      }),
      legend: (t) => d.failed.map((k) => ({ name: k.label, colour: 'e-' + k.kind, box: true,
        value: t == null ? BLANK : rate(inSteps(k.perSecond, d, t)) })),
    };
  };

  const latency = () => {
    const d = data.latency;
    const seen = [...d.p50, ...d.p99].filter((v) => v > 0);
    const low = seen.length ? Math.min(...seen) : 1;
    const half = (values) => values.map((v, i) => [+((i + .5) * d.width).toFixed(3), v]);
    return {
      option: () => base(yAxis({ type: 'log', min: Math.pow(10, Math.floor(Math.log10(low))),
        minorSplitLine: { show: false }, axisLabel: { color: colour('c-axis'), fontSize: 11,
          formatter: (v) => (v >= 1000 ? v / 1000 + ' s' : v + ' ms') } }), [
        backdrop(),
        line(half(d.p50), 'c-p50'), line(half(d.p95), 'c-p95'), line(half(d.p99), 'c-p99'), ...bracket(),
      ], 26),
      legend: (t) => ['p50', 'p95', 'p99'].map((p) => ({ name: p, colour: 'c-' + p,
        value: t == null ? BLANK : millis(inSteps(d[p], d, t)) })),
    };
  };

  const nodes = () => {
    const bars = data.lanes.flatMap((lane, row) => lane.stretches.map((s) => ({
      row, from: s.from, to: s.to, words: s.role, fill: colour(role(s.role)), ink: ink(['primary', 'down'].includes(s.role)) })));
    const rows = data.lanes.map((lane) => lane.node + (lane.zone && !narrow() ? ' (' + lane.zone + ')' : ''));
    const seen = [...new Set(bars.map((b) => b.words))].sort((a, b) => ROLES.indexOf(a) - ROLES.indexOf(b));
    return { option: () => lanes(rows, bars, 4),
      legend: () => seen.map((name) => ({ name, colour: role(name), box: true, value: '' })) };
  };

  const ended = (points) => (points.length ? [...points, [data.end, points[points.length - 1][1]]] : points);
  const replicas = (index) => {
    const { ready, desired, zones } = data.replicas[index];
    const below = (z, t) => (z ? held(zones[z - 1].points, t) : 0);
    const most = Math.max(1, ...ready.points.concat(desired.points).map((p) => p[1]));
    return {
      option: () => base(yAxis({ minInterval: 1, max: most, splitNumber: Math.min(most, 3) }), [
        backdrop(),
        line(ended(desired.points), 'text', { step: 'end', lineStyle: { color: colour('text'), width: 1.6, type: 'dashed' }, z: 5 }),
        // Painted from the top of the pile down, each zone over what it rests on.
        ...zones.map((zone, z) => line(ended(zone.points), 'z-' + (z % 4), { step: 'end', lineStyle: { width: 0 },
          areaStyle: { color: colour('z-' + (z % 4)), opacity: 1 } })).reverse(),
        line(ended(ready.points), 'c-good', { step: 'end', lineStyle: { color: colour('c-good'), width: 1.6 }, z: 4 }),
      ]),
      legend: (t) => [
        { name: 'desired', colour: 'text', dash: true, value: t == null ? BLANK : plain(held(desired.points, t)) },
        { name: 'ready', colour: 'c-good', value: t == null ? BLANK : plain(held(ready.points, t)) },
        ...zones.map((zone, z) => ({ name: 'zone ' + zone.name, colour: 'z-' + (z % 4), box: true,
          value: t == null ? BLANK : plain(held(zone.points, t) - below(z, t)) })),
      ],
    };
  };

  const LINES = ['c-sent', 'c-p99', 'c-good', 'e-TIMEOUT', 'e-REFUSED'];
  const signals = (index) => {
    const lines = data.signals[index].nodes;
    return {
      option: () => base(yAxis(), [backdrop(),
        ...lines.map((l, i) => line(ended(l.points), LINES[i % LINES.length], { step: 'end' }))]),
      legend: (t) => lines.map((l, i) => ({ name: l.name || 'value', colour: LINES[i % LINES.length],
        value: t == null ? BLANK : plain(held(l.points, t)) })),
    };
  };

  return { course, throughput, errors, latency, lanes: nodes, replicas, signals, longest };
})();
