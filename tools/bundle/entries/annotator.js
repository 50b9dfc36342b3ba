export { createTextAnnotator } from "@recogito/text-annotator";
