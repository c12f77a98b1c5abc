export const name = "name of deep";
