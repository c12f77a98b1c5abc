import { walk as next } from "b/ring";

export const walk = (steps) => (steps > 0 ? `a${next(steps - 1)}` : "a");
