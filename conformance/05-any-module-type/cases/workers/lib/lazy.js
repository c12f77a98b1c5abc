export const lazy = "lazy of lib";
