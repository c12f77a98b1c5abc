import { peer as ofX } from "a/x";
import { peer as ofY } from "b/y";

export const result = () => [ofX(), ofY()];
