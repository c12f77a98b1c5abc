export const helper = "widget";
