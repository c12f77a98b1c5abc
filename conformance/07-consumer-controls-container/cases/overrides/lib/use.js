import * as breaks from "breaks";
import * as exact from "exact";
import * as fits from "fits";
import * as single from "single";

export default [fits, exact, breaks, single];
