"use strict";
/* Shows how far the reading is, until nothing is left to read; files can be dropped anywhere. */
(() => {
  const box = document.getElementById("tasks");
  const input = document.querySelector("input[type=file]");
  const WAIT = 700; // milliseconds between two looks

  async function look() {
    const answer = await fetch("/api/v1/tasks");
    if (!answer.ok) return;
    const tasks = await answer.json();
    const lines = tasks.map((task) => {
      const line = document.createElement("li");
      const name = document.createElement("bdi");
      line.className = task.state;
      name.textContent = task.name;
      line.append(name, `: ${task.state}${task.words ? `, ${task.words}` : ""}`);
      return line;
    });
    box.querySelector("ul")?.replaceChildren(...lines);
    if (tasks.some((task) => task.state === "waiting" || task.state === "reading")) {
      setTimeout(look, WAIT);
    } else {
      location.replace("/");
    }
  }

  if (box?.dataset.busy === "yes") setTimeout(look, WAIT);

  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop" && input) {
        input.files = event.dataTransfer.files;
        input.form.requestSubmit();
      }
    });
  }
})();
