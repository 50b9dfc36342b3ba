/* The reader's hand: filters, keys, corrections beside a statement, words marked in the text.
   Offsets of a browser count UTF-16 units; they become code points here, once. */
import { createTextAnnotator } from "./vendor/annotator.js";
import { share } from "./drawing.js";

const byId = (id) => document.getElementById(id);
const key = document.querySelector("script[data-document]").dataset.document;
const lines = [...byId("lines").options];
const entries = lines.map((_, number) => byId(`s${number}`));
const stops = [...document.querySelectorAll("a.p")];
const mayChange = byId("mending") !== null; // the page has its forms for those who may
const dialogs = [...document.querySelectorAll("dialog")];
const text = document.querySelector(".text");

/* Filters */
const filters = ["who", "sure", "evidence"].map((name) => [name, byId(`f-${name}`)]);
const hidden = new Set();

function fits(line, [name, control]) {
  if (!control.value) return true;
  const has = line.dataset[name];
  if (name !== "evidence") return has === control.value;
  return control.value === "-" ? !has : has.split(" ").includes(control.value);
}

// What is shown or put away before the page is drawn again: an entry costs a layout, a mark a colour.
const [ENTRIES, MARKS] = [40, 200];
const marks = [...document.querySelectorAll(".p")].map((mark) => [mark, mark.dataset.s.split(" ")]);
let drawing = 0;

function filter() {
  hidden.clear();
  lines.forEach((line, number) => {
    if (!filters.every((one) => fits(line, one))) hidden.add(String(number));
  });
  const left = lines.length - hidden.size;
  byId("f-count").textContent = hidden.size ? `${left} of ${lines.length} statements` : "";
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(() => { drawing = requestAnimationFrame(() => draw(0)); }); // the count first
}

function draw(turn) {
  const first = turn * ENTRIES;
  entries.slice(first, first + ENTRIES).forEach((entry, place) => {
    if (entry) entry.hidden = hidden.has(String(first + place));
  });
  for (const [mark, numbers] of marks.slice(turn * MARKS, (turn + 1) * MARKS)) {
    mark.classList.toggle("out", numbers.every((number) => hidden.has(number)));
  }
  const more = first + ENTRIES < entries.length || (turn + 1) * MARKS < marks.length;
  if (more) drawing = requestAnimationFrame(() => draw(turn + 1));
}

for (const [, control] of filters) control.addEventListener("change", filter);
document.querySelector(".tools").hidden = false;

/* The statement that the panel shows, and what can be done with it */
const shown = () => {
  const entry = document.querySelector(".entry.current");
  return entry ? Number(entry.id.slice(1)) : null;
};

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function link(label, href) {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = label;
  return made;
}

const TITLES = {
  source: "Change the source", merge: "One source under two names", note: "Leave a note",
  "not-a-claim": "This is no statement",
};

function mend(what, asks) {
  const number = shown();
  if (number === null || !mayChange || (what === "merge" && !lines[number].dataset.source)) return;
  const form = byId("mending").querySelector("form");
  form.querySelector("blockquote").textContent = lines[number].textContent;
  form.elements.what.value = what;
  const source = what === "merge" ? lines[number].dataset.source : null;
  form.elements.target.value = source ?? lines[number].value;
  form.elements.back.value = source ? `/sources/${source}` : `/documents/${key}#s${number}`;
  form.querySelector(".asks").textContent = asks;
  form.elements.value.value = "";
  form.elements.value.closest("label").hidden = what === "not-a-claim";
  byId("mending-title").textContent = TITLES[what];
  byId("mending").showModal();
}

const changeSource = () => mend("source", "Whose word: a name, or - for nobody");
const mergeSource = () => mend("merge", "Its source is the same, in every document, as: a name or an id");
const leaveNote = () => mend("note", "Note");
const rawWords = (number) => `/documents/${key}/words?at=${lines[number].dataset.at}#at`;

function actions() {
  const panel = document.querySelector(".panel:not(.idle)");
  const number = shown();
  if (!panel || number === null || panel.querySelector(".actions")) return;
  const box = document.createElement("div");
  box.className = "actions";
  if (mayChange) {
    box.append(
      button("Source…", changeSource), button("No statement…", () => mend("not-a-claim", "")),
      button("Note…", leaveNote));
    if (lines[number].dataset.source) box.append(button("Same as…", mergeSource));
  }
  box.append(link("Raw words", rawWords(number)), link("Link to it", `/statements/${lines[number].value}`));
  panel.append(box);
}

new MutationObserver(actions).observe(document.querySelector(".panel"), { childList: true });

/* Keys, and the address */
function step(by) {
  const open = stops.filter((stop) => !hidden.has(stop.hash.slice(2)));
  const here = `#s${shown()}`;
  const at = open.findIndex((stop) => stop.hash === here);
  const next = at < 0 ? open[by > 0 ? 0 : open.length - 1] : open[Math.min(Math.max(at + by, 0), open.length - 1)];
  next?.focus();
}

const KEYS = {
  j: () => step(1), k: () => step(-1), s: changeSource, m: mergeSource, n: leaveNote,
  w: () => { if (shown() !== null) location.assign(rawWords(shown())); },
  "?": () => byId("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, select, textarea")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

byId("keys").addEventListener("click", KEYS["?"]);
for (const dialog of dialogs) dialog.querySelector(".close").addEventListener("click", () => dialog.close());

function arrive() {
  const found = stops.find((stop) => stop.hash === location.hash);
  if (!/^#s\d+$/.test(location.hash) || !found) return;
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
}
addEventListener("hashchange", arrive);
arrive();

/* Words marked in the text */
const length = (string) => [...string].length; // in code points

function places(range) {
  const found = [];
  for (const paragraph of text.querySelectorAll("p[data-o]")) {
    if (!range.intersectsNode(paragraph)) continue;
    const part = document.createRange();
    part.selectNodeContents(paragraph);
    const before = part.cloneRange();
    if (paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    before.setEnd(part.startContainer, part.startOffset);
    const words = part.toString();
    if (!words.trim()) continue;
    const start = Number(paragraph.dataset.o) + length(before.toString()) + length(words) - length(words.trimStart());
    found.push({ words: words.trim(), place: [start, start + length(words.trim())] });
  }
  return found;
}

const annotator = createTextAnnotator(text, { renderer: "SPANS" });
annotator.on("createAnnotation", (annotation) => marked(annotation.target.selector[0].range));
document.addEventListener("pointerup", () => setTimeout(() => {
  const selection = getSelection();
  if (selection.rangeCount && !selection.isCollapsed && text.contains(selection.anchorNode)) marked(selection.getRangeAt(0));
}));

function marked(range) {
  const found = places(range);
  if (!mayChange || !found.length || document.querySelector("dialog[open]")) return;
  const form = byId("marked").querySelector("form");
  const words = found.map((one) => one.words).join(" ");
  const number = shown();
  form.querySelector("blockquote").textContent = words;
  form.elements.words.value = words;
  form.elements.places.value = JSON.stringify(found.map((one) => one.place));
  form.querySelector(".current").textContent = number === null ? "a statement: choose one first" : `statement ${lines[number].textContent}`;
  const [add, content] = form.elements.what;
  add.checked = true;
  content.disabled = number === null;
  const aim = () => { form.elements.target.value = content.checked ? lines[number].value : key; };
  form.onchange = aim;
  aim();
  byId("marked").showModal();
}
byId("marked")?.addEventListener("close", () => annotator.clearAnnotations());

share(byId("speaking"));
