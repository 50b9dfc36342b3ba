export { barX, barY, dot, link, plot, text } from "@observablehq/plot";
