import widget, { lazy } from "a/widget";
import { version } from "dep";
import "./host.css";

export const color = (name) => {
  const element = document.createElement("div");
  element.className = name;
  document.body.append(element);
  return getComputedStyle(element).color;
};
export const result = async () => ({
  host: version,
  widget,
  lazy: (await lazy()).default,
  local: (await import("./lazy.js")).default,
});
