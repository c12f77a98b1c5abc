export const version = "2.0.0 of outer in host";
