export const version = "1.0.0 of lib";
export const instance = {};
