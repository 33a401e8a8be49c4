// Starts the page, and shows the view that the address asks for.

async function start() {
  if (!("DecompressionStream" in window)) {
    document.getElementById("loading").textContent =
      "This browser is too old for this page; any browser since 2023 can show it.";
    return;
  }
  const data = new ReportData(JSON.parse(await unpack("counts")));
  showScope(data);
  setUpSearch(data, () => parseAddress(location.hash));
  window.addEventListener("hashchange", () => show(data, true));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawChartsWithColours);
  window.matchMedia("print").addEventListener("change", redrawChartsWithColours);
  window.addEventListener("beforeprint", () => openDetails(true));
  window.addEventListener("afterprint", () => openDetails(false));
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("content").focus();
  });
  show(data, false);
  performance.mark("view-shown");
}

function showScope(data) {
  const articles = counted(data.run.rows.articles, "article");
  document.getElementById("scope").textContent =
    data.periodCount === 0
      ? articles
      : `${articles} · ${data.periodNames[0]} to ${data.periodNames.at(-1)} · ${counted(data.periodCount, data.periodLength)}`;
}

/** Shows a view; the first one leaves the focus where it is. */
function show(data, isNew) {
  const address = parseAddress(location.hash);
  const settings = { measure: address.measure, share: address.share };
  const members = data.numbersOf(address.ids);
  const content = document.getElementById("content");
  forgetCharts();
  content.replaceChildren(...present(viewOf(data, settings, address, members)));
  const title = content.querySelector("h2");
  document.title = `${title.textContent} – Newsweft report`;
  document.body.dataset.view = address.view;
  showViews(data, settings, address);
  showControls(address);
  if (isNew && !isSameView(address)) {
    window.scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }
  lastShown = address;
}

let lastShown = null;

/** Whether only the measure or the list has changed: then the place on the page stays. */
function isSameView(address) {
  return lastShown !== null && lastShown.view === address.view && lastShown.ids.join() === address.ids.join();
}

function viewOf(data, settings, address, members) {
  if (members.includes(undefined)) {
    const missing = address.ids.filter((_, i) => members[i] === undefined);
    return [
      viewTitle("Not in this file"),
      el("p", {}, "There is no item ", foreign(missing.join(", ")), " in this report. It may be in the tables: the file holds the most mentioned ones only."),
    ];
  }
  if (data.periodCount === 0) {
    return overview(data, settings);
  }
  switch (address.view) {
    case "item":
      return itemView(data, settings, members);
    case "pair":
    case "triple":
      return subjectView(data, settings, members, address);
    case "network":
      return networkView(data, settings, address);
    case "trends":
      return trendsView(data, settings, address);
    default:
      return overview(data, settings);
  }
}

function showViews(data, settings, address) {
  const views = { overview: "Overview", trends: "Trends", network: "Network" };
  document.getElementById("views").replaceChildren(
    ...Object.entries(views).map(([view, name]) =>
      el("a", { href: addressOf(view, settings), "aria-current": view === address.view ? "page" : null }, name),
    ),
  );
}

function showControls(address) {
  const go = (change) => (location.hash = formatAddress({ ...parseAddress(location.hash), ...change }));
  const controls = document.getElementById("controls");
  const focused = document.activeElement?.closest("#controls") ? document.activeElement.value : null;
  controls.replaceChildren(
    choice({
      legend: "Count",
      name: "measure",
      options: { articles: "articles", stories: "stories" },
      value: address.measure,
      onchoice: (measure) => go({ measure }),
    }),
    choice({
      legend: "Show",
      name: "value",
      options: { raw: "raw numbers", share: "share" },
      value: address.share ? "share" : "raw",
      onchoice: (value) => go({ share: value === "share" }),
    }),
  );
  if (focused !== null) {
    controls.querySelector(`input[value="${focused}"]`)?.focus();
  }
}

/** Paper has nothing to click on: tables that are folded open for it. */
function openDetails(open) {
  for (const details of document.querySelectorAll("main figure details")) {
    details.open = open;
  }
}

start();
