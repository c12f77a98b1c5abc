import { version } from "dep";
import widget, { lazy } from "lib/widget";

export const own = version;
export const result = async () => ({
  widget,
  later: (await import("lib/later")).default,
  lazy: (await lazy()).default,
});
