import more from "./more.js";

export const version = `second, with ${more}`;
