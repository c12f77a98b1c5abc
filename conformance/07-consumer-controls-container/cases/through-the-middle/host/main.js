import { version } from "dep";
import sharing from "sharing/use";
import silent from "silent/use";

export const result = { host: version, silent, sharing };
