export const version = "none";
