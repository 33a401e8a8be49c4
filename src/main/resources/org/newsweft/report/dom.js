"use strict";

// Elements, numbers and dates. Whatever comes from a corpus goes into the page as text, through
// these functions, and never as HTML.

const NUMBER = new Intl.NumberFormat("en-GB");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Makes an element; an attribute that is null or false is left out, "onclick" listens to clicks. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...present(children));
  return node;
}

/** The parts that are there, out of lists in lists. */
function present(parts) {
  return parts.flat(Infinity).filter((part) => part !== null && part !== undefined);
}

/** An element of a drawing. */
function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** Text from the corpus: its direction of writing ends with it. */
function foreign(text) {
  return el("bdi", {}, text);
}

/** A link to another site if the address is one of the web, else the content alone. */
function outwardLink(address, content) {
  return isWebAddress(address)
    ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, content)
    : content;
}

function isWebAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

function whole(number) {
  return NUMBER.format(number);
}

/** A noun behind its number: 1 article, 2 articles. */
function counted(number, noun) {
  const plural = noun.endsWith("y") ? noun.slice(0, -1) + "ies" : noun + "s";
  return `${whole(number)} ${number === 1 ? noun : plural}`;
}

/** A share as a percentage with three digits that count, but no more than two decimals. */
function percent(share) {
  const value = 100 * share;
  const decimals = value === 0 || value >= 99.95 ? 0 : value >= 10 ? 1 : 2;
  return value > 0 && value < 0.005 ? "<0.01%" : value.toFixed(decimals) + "%";
}

/** A number of any size, short. */
function short(number) {
  if (number === null || number === undefined) {
    return "–";
  }
  const size = Math.abs(number);
  if (size !== 0 && size < 0.001) {
    return number.toExponential(1).replace("e-", " × 10⁻").replace(/⁻(\d+)$/, (_, digits) =>
      "⁻" + [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join(""));
  }
  return size >= 100 ? whole(Math.round(number)) : String(Number(number.toPrecision(3)));
}

function megabytes(bytes) {
  return bytes < 1e6 ? `${whole(Math.max(1, Math.round(bytes / 1e3)))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A day as people write it: 3 May 2024. */
function dayName(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** A period by its first day and its length in words of the job file. */
function periodName(start, length) {
  const [year, month] = start.split("-").map(Number);
  switch (length) {
    case "year":
      return String(year);
    case "quarter":
      return `Q${Math.ceil(month / 3)} ${year}`;
    case "month":
      return `${MONTHS[month - 1]} ${year}`;
    case "week":
      return `week of ${dayName(start)}`;
    default:
      return dayName(start);
  }
}
