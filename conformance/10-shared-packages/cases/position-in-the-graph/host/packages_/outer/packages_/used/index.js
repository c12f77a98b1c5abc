export const version = "2.5.0 of outer";
