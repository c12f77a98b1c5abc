import part from "deep/part";
import { version as dep } from "dep";
import { version as own } from "own";

export default [dep, own, part];
