// What the code that the preset writes imports. It is no entry of the package.
export { federate } from "./federate.tsx";
export { start } from "./page.ts";
export { loadValues, standIn } from "./standIn.tsx";
