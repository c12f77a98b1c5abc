import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./sources.ts";

/** Every text file that belongs to the repository, new ones included. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => path !== "" && !/\.(png|jpe?g|gif|webp|avif|ico|woff2?|wasm)$/.test(path))
  .filter((path) => existsSync(join(root, path)));

test("no file names a folder of one machine", () => {
  const places = [root.replace(/\/$/, ""), homedir()].filter((place) => place.split("/").length > 2);
  const pattern = /\/(?:home|Users)\/[a-z][\w.-]*\/|[A-Z]:\\Users\\/;
  const found = files.filter((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return places.some((place) => text.includes(place)) || pattern.test(text);
  });
  expect(found.filter((path) => path !== "tests/repository.test.ts")).toEqual([]);
});

test.each(["package-lock.json", "conformance/foreign/package-lock.json"])("%s names no registry", (path) => {
  const lock = readFileSync(join(root, path), "utf8");
  const { packages } = JSON.parse(lock) as { packages: Record<string, { resolved?: string; integrity?: string }> };
  const remote = Object.entries(packages).filter(([, entry]) => entry.resolved?.includes("://"));
  expect(remote.map(([name]) => name)).toEqual([]);
});

test("every dependency is pinned to one version", () => {
  const manifests = files.filter((path) => /(^|\/)package\.json$/.test(path) && !/\/(test|cases)\//.test(path));
  const loose = manifests.flatMap((path) => {
    const json = JSON.parse(readFileSync(join(root, path), "utf8")) as Record<string, Record<string, string>>;
    const pinned = { ...json["dependencies"], ...json["devDependencies"] };
    return Object.entries(pinned).flatMap(([name, range]) =>
      /^(npm:[^ ]+@)?\d/.test(range) ? [] : [`${path}: ${name} ${range}`],
    );
  });
  expect(loose).toEqual([]);
});
