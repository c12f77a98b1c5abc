import * as breaks from "breaks";
import * as exact from "exact";
import * as fits from "fits";
import lib from "lib/use";
import * as single from "single";

const own = [fits, exact, breaks, single];

export const result = {
  host: own.map((each) => each.version),
  lib: lib.map((each) => each.version),
  same: own.map((each, index) => each.instance === lib[index].instance),
};
