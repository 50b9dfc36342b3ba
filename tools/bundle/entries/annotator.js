import "@recogito/text-annotator/text-annotator.css";

export { createTextAnnotator } from "@recogito/text-annotator";
