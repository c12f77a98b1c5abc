import remote from "host/state";
import read from "lib/read";
import { evaluations, state } from "./state.js";

export const result = { host: remote === state, lib: read.local === read.remote, evaluations };
