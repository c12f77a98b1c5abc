// What the code that the preset writes imports. It is no entry of the package.
export { start } from "./page.ts";
export { loadValues, standIn } from "./standIn.tsx";
