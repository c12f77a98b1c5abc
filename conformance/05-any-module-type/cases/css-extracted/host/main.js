import { card, dialog } from "lib/card";
import * as names from "lib/names";

const colorOf = (className) => {
  const element = document.createElement("div");
  element.className = className;
  document.documentElement.append(element);
  return getComputedStyle(element).color;
};

const color = colorOf(card);

export const result = async () => ({ color, lazy: colorOf(await dialog()), same: names.card === card });
