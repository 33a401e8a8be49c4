// Charts by ECharts, in the colours of the style sheet. Tooltips are drawn on the canvas too: no
// text becomes HTML. Beside each chart stands a table of its numbers.

const KINDS = ["country", "organization", "person", "place", "topic", "other"];

let chartLibrary = null;

/** Unpacks and runs the chart library once; the policy of the page knows it by its hash. */
function loadCharts() {
  chartLibrary ??= unpack("charts").then((text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
    return window.echarts;
  });
  return chartLibrary;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** The charts in the page, each with the function that gives its options for the colours of now. */
const shownCharts = new Map();

const chartSizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    shownCharts.get(target)?.chart.resize();
  }
});

/** Draws a chart into a box of the page, now or when the library is there. */
async function drawChart(box, options, onclick) {
  const echarts = await loadCharts();
  if (!box.isConnected) {
    return;
  }
  const chart = echarts.init(box, null, { renderer: "canvas" });
  shownCharts.set(box, { chart, options });
  chart.setOption(options());
  if (onclick) {
    chart.on("click", onclick);
  }
  chartSizes.observe(box);
  box.dataset.drawn = "true";
}

/** Redraws a chart after what it shows has changed. */
function redrawChart(box) {
  const shown = shownCharts.get(box);
  shown?.chart.setOption(shown.options(), { notMerge: true });
}

function forgetCharts() {
  for (const [box, { chart }] of shownCharts) {
    chartSizes.unobserve(box);
    chart.dispose();
  }
  shownCharts.clear();
}

/** Colours change with the theme of the system, and for paper. */
function redrawChartsWithColours() {
  for (const [, { chart, options }] of shownCharts) {
    chart.resize();
    chart.setOption(options(), { notMerge: true });
  }
}

function textStyle(more = {}) {
  return { color: colour("soft"), fontFamily: "system-ui, Arial, sans-serif", fontSize: 12, ...more };
}

function tooltip(formatter) {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: colour("paper"),
    borderColor: colour("strong-rule"),
    borderWidth: 1,
    padding: 8,
    textStyle: textStyle({ color: colour("ink") }),
    formatter,
  };
}

/**
 * Bars of a series over the periods. Periods that are incomplete or a gap are hollow, on a shaded
 * ground.
 */
function seriesOptions(data, values, settings) {
  const unit = settings.share ? `% of all ${settings.measure}` : settings.measure;
  const shown = settings.share ? values.map((share) => 100 * share) : values;
  const partial = values.map((_, period) => !data.isWhole(period));
  const accent = colour("accent");
  return {
    animation: false,
    aria: { enabled: false },
    grid: { left: 4, right: 12, top: 30, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: colour("band"), opacity: 0.6 } },
      ...tooltip(([point]) => {
        const period = point.dataIndex;
        const number = settings.share ? percent(values[period]) : counted(values[period], settings.measure === "stories" ? "story" : "article");
        return `${data.periodNames[period]}\n${number}${remark(data, period, "\n")}`;
      }),
    },
    xAxis: {
      type: "category",
      data: data.periodNames,
      axisLine: { lineStyle: { color: colour("strong-rule") } },
      axisTick: { show: false },
      axisLabel: { ...textStyle(), hideOverlap: true, ...yearLabels(data) },
    },
    yAxis: {
      type: "value",
      name: unit,
      nameGap: 12,
      nameTextStyle: { ...textStyle(), align: "left", padding: [0, 0, 0, -4] },
      minInterval: settings.share ? 0 : 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: colour("rule") } },
      axisLabel: { ...textStyle(), formatter: (value) => whole(value) },
    },
    series: [
      {
        type: "bar",
        barCategoryGap: shown.length > 60 ? "10%" : "28%",
        data: shown.map((value, period) =>
          partial[period]
            ? { value, itemStyle: { color: colour("accent-pale"), borderColor: accent, borderType: "dashed", borderWidth: shown.length > 120 ? 0 : 1 } }
            : value,
        ),
        itemStyle: { color: accent },
        emphasis: { disabled: true },
        markArea: { silent: true, itemStyle: { color: colour("band") }, data: shadedPeriods(data, partial) },
      },
    ],
  };
}

/** Of many periods only the first of each year is labelled. */
function yearLabels(data) {
  const starts = data.periods.period;
  if (starts.length <= 36 || data.periodLength === "year") {
    return {};
  }
  const isNewYear = (period) => period === 0 || starts[period].slice(0, 4) !== starts[period - 1].slice(0, 4);
  return { interval: (period) => period > 0 && isNewYear(period), formatter: (_, period) => starts[period].slice(0, 4) };
}

/** Neighbours that are shaded share one area. */
function shadedPeriods(data, partial) {
  const areas = [];
  for (let first = 0; first < partial.length; first++) {
    if (partial[first]) {
      let last = first;
      while (partial[last + 1]) {
        last++;
      }
      areas.push([{ xAxis: first }, { xAxis: last }]);
      first = last;
    }
  }
  return areas;
}

/** What a reader must know of a period before comparing it. */
function remark(data, period, before) {
  return !data.periods.complete[period]
    ? before + "incomplete"
    : data.periods.gap[period]
      ? before + "gap in the corpus"
      : "";
}

/** A drawing of a series in a line of a table: its form, not its size. */
function sparkline(values, label) {
  const most = Math.max(...values, 0);
  const width = 136;
  const height = 24;
  const step = width / Math.max(1, values.length);
  const bar = Math.max(0.8, step - (step > 3 ? 1 : 0));
  const path = values
    .map((value, i) => {
      const tall = most === 0 ? 0 : (height - 2) * (value / most);
      return tall === 0 ? "" : `M${(i * step).toFixed(1)} ${height}h${bar.toFixed(1)}v${(-Math.max(1, tall)).toFixed(1)}h${(-bar).toFixed(1)}z`;
    })
    .join("");
  return svg(
    "svg",
    { class: "spark", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("line", { x1: 0, x2: width, y1: height, y2: height, "vector-effect": "non-scaling-stroke" }),
    svg("path", { d: path }),
  );
}

const MAX_NAME_WIDTH = 130;

/** Width of a name in the network, in pixels. */
function nameWidth(name) {
  nameWidth.pen ??= document.createElement("canvas").getContext("2d");
  nameWidth.pen.font = "12px system-ui, Arial, sans-serif";
  return Math.min(MAX_NAME_WIDTH, nameWidth.pen.measureText(name).width);
}

/** The strongest ties of a period, in a box of a size: items as dots, pairs as lines. */
function networkOptions(data, ties, measure, width, height) {
  const strength = new Map();
  for (const { members, value } of ties) {
    for (const item of members) {
      strength.set(item, (strength.get(item) ?? 0) + value);
    }
  }
  const items = [...strength.keys()].sort((a, b) => strength.get(b) - strength.get(a) || a - b);
  const nameWidths = items.map((item) => nameWidth(data.items.name[item]));
  const places = layout(items, ties, nameWidths, width, height);
  const most = Math.max(1, ...strength.values());
  const mostTie = Math.max(1, ...ties.map((tie) => tie.value));
  const noun = measure === "stories" ? "story" : "article";
  return {
    animation: false,
    tooltip: tooltip((point) =>
      point.dataType === "edge"
        ? `${point.data.names}\n${counted(point.data.value, noun)}`
        : `${point.name}\n${point.data.kind}`,
    ),
    series: [
      {
        type: "graph",
        layout: "none",
        // The box of the dots fills the chart, less the margin that layout leaves on each side.
        ...margins(places, width, height),
        roam: false,
        draggable: false,
        label: { show: true, position: "top", distance: 3, ...textStyle({ color: colour("ink") }), overflow: "truncate", width: MAX_NAME_WIDTH },
        labelLayout: { hideOverlap: true },
        emphasis: { focus: "adjacency", label: { fontWeight: "bold" } },
        lineStyle: { color: colour("strong-rule"), opacity: 0.55 },
        data: items.map((item) => ({
          id: String(item),
          name: data.items.name[item],
          kind: data.items.kind[item],
          item,
          ...places.get(item),
          symbolSize: 8 + 24 * Math.sqrt(strength.get(item) / most),
          itemStyle: { color: colour(data.items.kind[item]) },
        })),
        links: ties.map(({ members, value, subject }) => ({
          source: String(members[0]),
          target: String(members[1]),
          value,
          subject,
          names: members.map((item) => data.items.name[item]).join(" – "),
          lineStyle: { width: 1 + 6 * (value / mostTie) },
        })),
      },
    ],
  };
}

function margins(places, width, height) {
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  return {
    left: Math.min(...xs),
    right: width - Math.max(...xs),
    top: Math.min(...ys),
    bottom: height - Math.max(...ys),
  };
}
