"use strict";
/* Shows whose word a marked passage is. Every number here is a piece (p…) or a statement (s…);
   the details are copied from the lists, so that there is one place where they are written. */
(() => {
  const HINT = "Point at a marked passage, or tab to it, to see whose word it is. Arrow keys go on to the next.";
  const HOVER_DELAY = 90; // milliseconds, so that a pointer on its way elsewhere changes nothing
  const byId = (id) => document.getElementById(id);
  const stops = [...document.querySelectorAll("a.p")];
  const stopOf = new Map(stops.map((stop) => [stop.hash, stop]));
  let lit = [];
  let pinned = false;
  let pressed = null;
  let timer = 0;

  const pieces = (ranges) => ranges.split(" ").filter(Boolean).flatMap((range) => {
    const [first, last] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => byId(`p${first + i}`)).filter(Boolean);
  });

  const element = (tag, css, text) => {
    const made = document.createElement(tag);
    made.className = css;
    made.textContent = text;
    return made;
  };

  const isolated = (tag, css, text) => {
    const made = element(tag, css, "");
    made.append(element("bdi", "", text));
    return made;
  };

  const whose = (entry) => entry.querySelector(".word dd").textContent;

  function clear() {
    for (const [node, name] of lit) node.classList.remove(name);
    lit = [];
    document.documentElement.classList.remove("open");
    for (const panel of document.querySelectorAll(".panel:not(.idle)")) {
      panel.classList.add("idle");
      panel.replaceChildren(element("p", "hint", HINT));
    }
  }

  function light(node, name) {
    node.classList.add(name);
    lit.push([node, name]);
  }

  function outer(numbers) {
    const box = element("div", "outer", "");
    box.append(element("p", "", "Stands inside what is given as"));
    for (const number of numbers) {
      const link = isolated("a", "", whose(byId(`s${number}`)));
      link.href = `#s${number}`;
      const line = element("div", "", "");
      line.append(link);
      box.append(line);
    }
    return box;
  }

  function fill(panel, entry, around) {
    const head = element("div", "head", "");
    const voice = ["attributed", "ascribed", "averred"].find((name) => entry.classList.contains(name));
    const colour = [...entry.classList].find((name) => /^c\d+$/.test(name));
    const close = element("button", "", "Close");
    close.type = "button";
    close.addEventListener("click", () => { pinned = false; clear(); });
    head.append(isolated("p", `lead ${voice} ${colour}`, whose(entry)), close);
    const details = entry.querySelector(".details").cloneNode(true);
    details.removeAttribute("id");
    panel.replaceChildren(head, details, ...(around.length ? [outer(around)] : []));
    panel.classList.remove("idle");
    panel.scrollTop = 0;
  }

  function show(number, around = []) {
    const entry = byId(`s${number}`);
    if (!entry) return;
    clear();
    for (const piece of pieces(entry.dataset.at)) light(piece, "on");
    for (const piece of pieces(entry.dataset.by)) light(piece, "by");
    light(entry, "current");
    fill(entry.closest(".reading").querySelector(".panel"), entry, around);
    document.documentElement.classList.add("open");
  }

  function showPiece(piece, number) {
    const all = piece.dataset.s.split(" ");
    const wanted = number === undefined ? all[0] : number;
    const inside = !piece.matches(".who:not(.attributed, .ascribed, .averred), .cue:not(.attributed, .ascribed, .averred)");
    show(wanted, inside ? all.filter((other) => other !== wanted) : []);
  }

  const statementOf = (link) => link.hash.slice(2);

  function keepInView(entry) {
    const list = entry.closest(".sources");
    if (getComputedStyle(list).overflowY !== "auto") return;
    const [box, frame] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - 40;
  }

  // To a statement's place in its text; the way back leads to the link that was followed.
  function jump(entry) {
    const stop = stopOf.get(`#${entry.id}`);
    const target = stop || pieces(entry.dataset.at)[0] || entry;
    if (location.hash !== `#${entry.id}`) history.pushState(null, "", `#${entry.id}`);
    target.scrollIntoView({ block: "center" });
    if (stop) stop.focus({ preventScroll: true });
    pinned = true;
    show(entry.id.slice(1));
  }

  // The statement that a link is about: one of a list, or one that a claim names.
  function told(link) {
    const within = link.closest(".entry");
    return within || byId(link.getAttribute("href").slice(1));
  }

  function step(from, by) {
    const next = stops[Math.min(Math.max(stops.indexOf(from) + by, 0), stops.length - 1)];
    next.focus();
  }

  function release() {
    if (pressed && pressed.dataset.to) pressed.href = pressed.dataset.to;
    pressed = null;
  }

  // In Chromium no words can be marked from within a link: while the pointer is down there is none.
  document.addEventListener("pointerdown", (event) => {
    release();
    pressed = event.target.closest("a.p") || document.body;
    if (pressed.hash) pressed.dataset.to = pressed.hash;
    pressed.removeAttribute("href");
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release);

  document.addEventListener("focusin", (event) => {
    const stop = event.target.closest("a.p");
    if (!stop || pressed) return; // a click shows it when the pointer is up; till then words may be marked
    showPiece(stop, statementOf(stop));
    stop.scrollIntoView({ block: "nearest" }); // the panel may have opened over it
    keepInView(byId(`s${statementOf(stop)}`));
  });

  document.addEventListener("pointerover", (event) => {
    clearTimeout(timer);
    const piece = event.target.closest(".p");
    if (piece && !pinned && event.pointerType === "mouse") timer = setTimeout(() => showPiece(piece), HOVER_DELAY);
  });

  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".p");
    const link = event.target.closest(".content a, a[href^='#s']:not(.p)");
    const entry = link && told(link);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (entry) {
      event.preventDefault();
      jump(entry);
    } else if (piece && event.detail > 0) { // a pointer; the Enter key follows the link instead
      event.preventDefault();
      if (String(getSelection())) return;
      showPiece(piece);
      pinned = true;
      keepInView(byId(`s${piece.dataset.s.split(" ")[0]}`));
    } else if (!event.target.closest("aside, .p")) {
      pinned = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    const stop = document.activeElement && document.activeElement.closest("a.p");
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, End: stops.length, Home: -stops.length }[event.key];
    if (event.key === "Escape") {
      pinned = false;
      clear();
    } else if (stop && by !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      pinned = false;
      step(stop, by);
    }
  });

  function fade(control) {
    const reading = control.closest(".reading");
    const unsure = new Set();
    for (const entry of reading.querySelectorAll(".entry[data-score]")) {
      const faded = Number(entry.dataset.score) < control.value / 100;
      entry.classList.toggle("unsure", faded);
      if (faded) unsure.add(entry.id.slice(1));
    }
    for (const piece of reading.querySelectorAll(".p")) {
      piece.classList.toggle("unsure", piece.dataset.s.split(" ").every((number) => unsure.has(number)));
    }
    control.nextElementSibling.value = `${control.value}%`;
  }

  for (const label of document.querySelectorAll(".least")) {
    label.hidden = false;
    label.addEventListener("input", (event) => fade(event.target));
  }

  document.documentElement.classList.add("js");
  for (const panel of document.querySelectorAll(".panel")) panel.hidden = false;
  clear();
})();
