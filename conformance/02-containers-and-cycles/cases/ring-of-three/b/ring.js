import { walk as next } from "c/ring";

export const walk = (steps) => (steps > 0 ? `b${next(steps - 1)}` : "b");
