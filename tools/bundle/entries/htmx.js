export { default as htmx } from "htmx.org";
