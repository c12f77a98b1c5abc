export const version = await Promise.resolve("1.1.0 of host");
export const instance = {};
