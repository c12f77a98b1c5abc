import one from "b/e1";

export const name = `first and ${one()}`;
