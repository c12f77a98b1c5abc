export const version = "2.9.0 of outer in both";
