/* The dossier's drawings: what a claim goes back to as a graph to move about in, its figures and its
   timeline as plots. The tables and lists that hold the same stay where they are. */
import { figures, timeline } from "./drawing.js";
import { cytoscape } from "./vendor/graph.js";

// Cytoscape would write a style sheet of its own where none of this id is; ours holds its rule.
const mark = document.createElement("meta");
mark.id = "__________cytoscape_stylesheet";
document.head.append(mark);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const LABEL = 48; // characters that two lines of a node hold
const label = (name) => (name.length > LABEL ? `${name.slice(0, LABEL - 1).trimEnd()}…` : name);
const make = (tag, css, text = "") => Object.assign(document.createElement(tag), { className: css, textContent: text });

function elements({ nodes, edges }) {
  return [
    ...nodes.map((node) => ({ data: { ...node, label: label(node.name) }, classes: node.kind })),
    ...edges.map((edge, number) => ({ data: { id: `e${number}`, source: edge.later, target: edge.earlier, says: edge.says }, classes: edge.tie })),
  ];
}

function look() {
  const [ink, paper, soft, card] = ["--ink", "--paper", "--soft", "--card"].map(colour);
  return [
    { selector: "node", style: { shape: "round-rectangle", width: 180, height: 40, label: "data(label)", "font-size": 12, "text-valign": "center", "text-wrap": "wrap", "text-max-width": 170, color: ink, "background-color": card, "border-width": 1, "border-color": soft } },
    { selector: "node.root", style: { "border-width": 2, "border-color": ink } },
    { selector: "node.folded", style: { "border-style": "dashed", "border-width": 3 } },
    { selector: "edge", style: { width: 2, "curve-style": "bezier", "target-arrow-shape": "triangle", "line-color": soft, "target-arrow-color": soft } },
    { selector: "edge.copy", style: { "line-color": "#c4552d", "target-arrow-color": "#c4552d" } },
    { selector: "edge.credit", style: { "line-color": "#4269d0", "target-arrow-color": "#4269d0" } },
    { selector: ":selected", style: { "background-color": paper, "border-width": 3 } },
    { selector: ".away", style: { display: "none" } },
  ];
}

/* What goes back to a node and to nothing else that is shown. */
function behind(node) {
  let found = node.predecessors("node");
  for (let last = 0; found.length !== last;) {
    last = found.length;
    const within = found.union(node);
    found = found.filter((one) => within.contains(one.outgoers("node")));
  }
  return found.difference(node);
}

/* Folding a node puts away what is behind it; folding it again brings that back. */
function fold(node) {
  node.toggleClass("folded");
  const graph = node.cy();
  graph.nodes().removeClass("away");
  graph.nodes(".folded").forEach((one) => { behind(one).addClass("away"); });
}

function graph(section, data) {
  const figure = section.querySelector("figure.graph");
  if (!figure || !data.edges.length) return;
  const box = make("div", "cy");
  const said = make("p", "none said", "Drag to move, turn the wheel to zoom; click what is shown to see its words, double-click to fold away what goes back to it and to nothing else.");
  said.setAttribute("aria-live", "polite");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", "What the claim goes back to, as a graph; the list below holds the same");
  figure.querySelector("svg").replaceWith(box);
  const tools = make("p", "cytools");
  figure.append(tools, said);
  const drawn = cytoscape({
    container: box, elements: elements(data), style: look(), minZoom: 0.2, maxZoom: 3,
    layout: { name: "breadthfirst", directed: true, roots: data.nodes.filter((node) => node.kind === "document").map((node) => node.id), direction: "rightward", spacingFactor: 1.1, nodeDimensionsIncludeLabels: true },
  });
  new ResizeObserver(() => { drawn.resize(); drawn.fit(undefined, 20); }).observe(box);
  const tool = (name, act) => {
    const made = make("button", "", name);
    made.type = "button";
    made.addEventListener("click", act);
    tools.append(made, " ");
  };
  tool("Nearer", () => drawn.zoom({ level: drawn.zoom() * 1.3, renderedPosition: { x: box.clientWidth / 2, y: box.clientHeight / 2 } }));
  tool("Farther", () => drawn.zoom({ level: drawn.zoom() / 1.3, renderedPosition: { x: box.clientWidth / 2, y: box.clientHeight / 2 } }));
  tool("All", () => drawn.fit(undefined, 20));
  const folds = drawn.nodes().filter((node) => behind(node).nonempty());
  const choice = make("select", "narrow");
  choice.setAttribute("aria-label", "Fold away what goes back to");
  choice.append(new Option("Fold…", ""), ...folds.map((node) => new Option(node.data("name"), node.id())));
  const folded = (act) => {
    act();
    choice.value = "";
    const [away, all] = [drawn.nodes(".away").length, drawn.nodes().length];
    said.textContent = away ? `${away} of ${all} folded away` : `All ${all} shown`;
  };
  choice.addEventListener("change", () => { if (choice.value) folded(() => fold(drawn.getElementById(choice.value))); });
  if (folds.nonempty()) {
    tools.append(choice, " ");
    tool("Unfold", () => folded(() => drawn.nodes().removeClass("folded away")));
  }
  drawn.on("mouseover", "edge", (event) => { said.textContent = event.target.data("says"); });
  drawn.on("tap", "edge", (event) => { said.textContent = event.target.data("says"); });
  drawn.on("onetap", "node", (event) => { if (event.target.data("to")) location.hash = event.target.data("to"); });
  drawn.on("dbltap", "node", (event) => folded(() => fold(event.target)));
}

function boxed(before, css) {
  const box = make("figure", `plotted ${css}`);
  before.after(box);
  return box;
}

function heading(section, words) {
  return [...section.querySelectorAll("h3")].find((head) => head.textContent.startsWith(words));
}

for (const one of document.querySelectorAll(".drawn")) {
  const section = document.getElementById(one.dataset.claim);
  const data = JSON.parse(one.dataset.drawn);
  if (data.timeline.length) timeline(boxed(heading(section, "In their words"), "timeline"), data.timeline);
  section.querySelectorAll("figure.plot").forEach((figure, number) => {
    const caption = figure.querySelector("figcaption");
    const box = make("div", "plotted");
    figure.querySelector("svg").replaceWith(box);
    caption.append(": a filled mark is actual, a hollow one planned");
    figures(box, data.figures[number]);
  });
  graph(section, data.graph);
}
