globalThis.chaos.ran("far/Part");

export const part = "far";
