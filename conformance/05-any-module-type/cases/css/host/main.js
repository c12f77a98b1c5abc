import "./main.css";
import card from "lib/card";
import "lib/theme";

const body = document.createElement("div");
body.className = `main ${card} theme`;
document.documentElement.append(body);

export const result = () => {
  const { color, backgroundColor, paddingLeft, marginLeft } = getComputedStyle(body);
  return [color, backgroundColor, paddingLeft, marginLeft];
};
