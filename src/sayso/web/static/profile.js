/* A source's profile: its plot over time, and changed positions fetched when asked for. */
import { htmx } from "./vendor/htmx.js";
import { months } from "./drawing.js";

htmx.config.includeIndicatorStyles = false; // the content policy allows no style of a script's own
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
months(document.getElementById("profile"));
