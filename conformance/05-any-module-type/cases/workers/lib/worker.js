import { name } from "deep/name";
import { version } from "dep";

onmessage = async ({ data: question }) => {
  const { lazy } = await import("./lazy.js");
  postMessage({ question, dep: version, remote: name, lazy });
};
