import { eager, load, required } from "lib/pages";

export const result = async () => ({
  eager,
  home: required("home"),
  lazy: await load("about"),
  unknown: await load("nowhere").catch((error) => error.message),
});
