/* The library: shows how far the reading is, takes files that are dropped and what is pasted. */
import { htmx } from "./vendor/htmx.js";

htmx.config.includeIndicatorStyles = false; // the content policy allows no style of a script's own
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;

const input = document.querySelector("input[type=file]");
const area = document.querySelector(".add textarea");

function take(files) {
  if (!input) return; // a page for looking has no form
  input.files = files;
  input.form.requestSubmit();
}

for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.documentElement.classList.toggle("dropping", kind === "dragenter" || kind === "dragover");
    if (kind === "drop") take(event.dataTransfer.files);
  });
}

document.addEventListener("paste", (event) => {
  if (!area || event.target.closest("input, textarea")) return;
  if (event.clipboardData.files.length) {
    take(event.clipboardData.files);
  } else if (event.clipboardData.getData("text/plain")) {
    area.value = event.clipboardData.getData("text/plain");
    area.scrollIntoView({ block: "center" });
    area.focus();
  }
});
