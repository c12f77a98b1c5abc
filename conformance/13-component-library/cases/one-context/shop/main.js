import Themed from "components/Themed";
import { theme } from "view";

export function result() {
  theme.current = "dark";
  return [theme.current, Themed()];
}
