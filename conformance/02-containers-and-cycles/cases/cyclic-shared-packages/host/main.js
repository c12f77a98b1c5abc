import use from "lib/use";
import { name } from "p";

export const result = () => ({ lib: use.names(), same: use.name === name });
