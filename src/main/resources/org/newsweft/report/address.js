// The fragment of the address holds what is shown, so that a view can be linked to and the back
// button works: #pair=country:KAZ,org:united-nations&measure=stories&value=share

const SUBJECT_SIZES = { item: 1, pair: 2, triple: 3 };

/** Reads a fragment. What it does not say is the default; what makes no sense is left out. */
function parseAddress(fragment) {
  const given = new Map();
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    const name = at < 0 ? part : part.slice(0, at);
    given.set(name, at < 0 ? [] : part.slice(at + 1).split(",").map(decoded));
  }
  const first = (name) => given.get(name)?.[0];
  const address = {
    view: "overview",
    ids: [],
    period: first("period") ?? null,
    list: first("list") ?? null,
    kind: first("kind") ?? null,
    measure: first("measure") === "stories" ? "stories" : "articles",
    share: first("value") === "share",
  };
  for (const [view, size] of Object.entries(SUBJECT_SIZES)) {
    if (given.get(view)?.length === size) {
      return { ...address, view, ids: given.get(view) };
    }
  }
  for (const view of ["trends", "network"]) {
    if (given.has(view)) {
      return { ...address, view };
    }
  }
  return { ...address, view: address.period === null ? "overview" : "network" };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Writes a fragment; defaults are left out. */
function formatAddress(address) {
  const parts = [];
  if (address.view in SUBJECT_SIZES) {
    parts.push(`${address.view}=${address.ids.map(encoded).join(",")}`);
  } else if (address.view !== "overview") {
    parts.push(address.view);
  }
  for (const name of ["list", "kind", "period"]) {
    if (address[name]) {
      parts.push(`${name}=${encoded(address[name])}`);
    }
  }
  if (address.measure === "stories") {
    parts.push("measure=stories");
  }
  if (address.share) {
    parts.push("value=share");
  }
  return "#" + parts.join("&");
}

/** Colons stay readable. */
function encoded(text) {
  return encodeURIComponent(text).replaceAll("%3A", ":");
}

/** The address of another view, with the same measure. */
function addressOf(view, settings, more = {}) {
  return formatAddress({ view, ids: [], measure: settings.measure, share: settings.share, ...more });
}
