import { walk as next } from "a/ring";

export const walk = (steps) => (steps > 0 ? `c${next(steps - 1)}` : "c");
