import { version } from "dep";
import lib from "lib/use";

export const result = [version, lib];
