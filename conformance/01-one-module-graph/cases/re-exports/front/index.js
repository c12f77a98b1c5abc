export { circle, square as squareOfBack, default } from "back/shapes";
export * from "back/shapes";
export * from "back/colors";
export * as colors from "back/colors";
