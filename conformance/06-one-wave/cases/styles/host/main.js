import "a/module";
import "./host.css";

const { color, marginLeft, paddingLeft } = getComputedStyle(document.documentElement);
export const result = [color, marginLeft, paddingLeft];
