export { plot, dot, link, ruleX, axisX, axisY, rectX, barX, text, line } from "@observablehq/plot";
