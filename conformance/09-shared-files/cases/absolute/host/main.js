import theme from "lib/theme";
import own from "theme";

export const result = theme === own;
