/* Plots, each beside the table that holds the same. Plot puts a style sheet inside what it draws:
   it is given the page's nonce before it enters the page, as the content policy wants. */
import { barX, barY, dot, link, plot, text } from "./vendor/plots.js";

const nonce = document.querySelector("style[nonce]").nonce;
const INK = { color: "currentColor", background: "transparent" };
const SHADES = ["#4269d0", "#e0912f", "#3c9d5b", "#a463c9", "#8a8f98"];

export function draw(box, options, label) {
  const made = plot({ width: Math.max(280, Math.min(box.clientWidth || 640, 900)), style: INK, ...options });
  for (const sheet of made.querySelectorAll("style")) sheet.nonce = nonce;
  const drawing = made.matches("svg") ? made : made.querySelector("svg:last-of-type");
  for (const group of made.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  drawing.setAttribute("role", drawing.querySelector("a") ? "group" : "img");
  drawing.setAttribute("aria-label", label);
  box.replaceChildren(made);
}

/* Who speaks: one bar, parted by voice. */
export function share(section) {
  const sums = new Map();
  for (const row of section.querySelectorAll("tr[data-share]")) {
    sums.set(row.dataset.group, (sums.get(row.dataset.group) || 0) + Number(row.dataset.share));
  }
  const box = section.querySelector(".plotted");
  if (!sums.size) return;
  box.hidden = false;
  const rows = [...sums].map(([group, share]) => ({ group, share, label: `${group} ${Math.round(share)} %` }));
  draw(box, {
    height: 30 * rows.length + 30, marginLeft: 110, x: { label: "% of the words", domain: [0, 100], ticks: 5 }, y: { label: null },
    marks: [barX(rows, { x: "share", y: "group", fill: SHADES[0], fillOpacity: 0.75, sort: { y: "-x" } })],
  }, `Share of the words: ${rows.map((row) => row.label).join(", ")}; the table below holds the same`);
}

export function months(section) {
  const rows = JSON.parse(section.dataset.months);
  if (!rows.length) return;
  const box = section.querySelector(".plotted");
  box.hidden = false;
  draw(box, {
    width: Math.min(900, 140 + 70 * new Set(rows.map((row) => row.month)).size), height: 180, x: { label: null, type: "band" }, y: { label: "statements", grid: true },
    color: { domain: ["attributed", "ascribed", "averred"], range: SHADES, legend: true },
    marks: [barY(rows, { x: "month", y: "count", fill: "voice" })],
  }, "Statements in each month; the table below holds the same");
}

export function figures(box, rows) {
  const ends = rows.map((row) => ({ ...row, low: row.low ?? row.high, high: row.high ?? row.low }));
  const span = Math.max(...ends.map((row) => row.high)) / Math.max(Math.min(...ends.map((row) => row.low)), 1e-9);
  const shared = { y: "who", fy: "when", href: "to", title: "says" };
  draw(box, {
    marginLeft: 200, marginRight: 70, height: 60 + 26 * rows.length,
    x: { type: span >= 50 && Math.min(...ends.map((row) => row.low)) > 0 ? "log" : "linear", label: null, grid: true, nice: true, tickFormat: ",", ticks: 5 },
    y: { label: null }, fy: { label: null },
    marks: [
      link(ends, { ...shared, x1: "low", x2: "high", y1: "who", y2: "who", strokeWidth: 3, stroke: (row) => (row.clash ? "#c4552d" : SHADES[0]), strokeDasharray: null }),
      dot(ends, { ...shared, x: "low", r: 5, stroke: (row) => (row.clash ? "#c4552d" : SHADES[0]), fill: (row) => (row.when === "planned" ? "none" : row.clash ? "#c4552d" : SHADES[0]) }),
      dot(ends, { ...shared, x: "high", r: 5, stroke: (row) => (row.clash ? "#c4552d" : SHADES[0]), fill: (row) => (row.when === "planned" ? "none" : row.clash ? "#c4552d" : SHADES[0]) }),
    ],
  }, "Figures, planned and actual apart; the table below holds the same");
}

/* Few days each have their mark; of many, Plot chooses. */
function days(dated) {
  const some = [...new Set(dated.map((row) => Number(row.at)))].sort((a, b) => a - b);
  return some.length > 8 ? {} : { ticks: some.map((at) => new Date(at)), tickFormat: (at) => at.toISOString().slice(0, 10) };
}

export function timeline(box, rows) {
  const dated = rows.map((row) => ({ ...row, at: new Date(`${row.day.slice(0, 10)}T00:00:00Z`) }));
  draw(box, {
    marginLeft: 200, height: 60 + 28 * new Set(rows.map((row) => row.who)).size,
    x: { type: "utc", label: null, grid: true, inset: 14, ...days(dated) }, y: { label: null, domain: [...new Set(rows.map((row) => row.who))] },
    marks: [
      dot(dated, { x: "at", y: "who", r: 9, fill: "transparent", stroke: "currentColor", href: "to", title: "says" }),
      text(dated, { x: "at", y: "who", text: "sign", href: "to", title: "says", fontWeight: 700, fontSize: 13 }),
    ],
  }, "Who took which side when; the list below holds the same");
}
