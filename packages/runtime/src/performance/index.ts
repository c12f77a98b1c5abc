export { measurePerformance } from "./measurePerformance.ts";
