import * as front from "front";
import shapes, { circle, colors, mix, red, square, squareOfBack } from "front";

export const result = {
  names: Object.keys(front).sort(),
  values: [circle, square, squareOfBack, red, mix(), colors.red, shapes],
};
