import {
  formatReference,
  isApiAddress,
  isBaseUrl,
  isBuildName,
  isExposeName,
  isFileName,
  isNacreError,
  isRoutePath,
  isShareKey,
  parseReference,
} from "@nacre/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const grammars = [
  {
    name: "isBuildName",
    is: isBuildName,
    good: ["shell", "my_app", "A1-b"],
    bad: ["", "1shell", "__proto__", "a.b", "a/b", "a@b", "a b", "x".repeat(65)],
  },
  {
    name: "isExposeName",
    is: isExposeName,
    good: [".", "./Button", "./a/b.css", "./@scope/x"],
    bad: ["", "Button", "/Button", "./", "./a//b", "./../a", "./a/..", "./.", "./a\\b", "./a b"],
  },
  {
    name: "isFileName",
    is: isFileName,
    good: ["container.js", "js/a.1f.js", "img/a~b@2x.png", "..a/b", "a..b"],
    bad: [
      "",
      "/a.js",
      "../a.js",
      "a/../b.js",
      "a/..",
      "./a.js",
      "a\\b",
      "http://x/a.js",
      "a//b",
      "a/",
      "a%2e.js",
      "a?b",
      "a#b",
      'a"b',
      "a b",
    ],
  },
  {
    name: "isBaseUrl",
    is: isBaseUrl,
    good: ["/", "/catalog/12/", "https://cdn.example.com/", "http://localhost:4301/catalog/12/"],
    bad: [
      "",
      "catalog/",
      "/catalog",
      "//evil.example/",
      "https://a@b/",
      "javascript:/",
      "/a/../b/",
      "/a//",
      "/a/?x/",
      "/%2e%2e/",
    ],
  },
  {
    name: "isRoutePath",
    is: isRoutePath,
    good: ["", "/", "*", "/catalog", "catalog/:id", ":id?", "a?/b", "files/*", ":id.json", "caf\u00e9"],
    bad: ["a//b", "*/a", "a*", "a b", "a%20b", ":", "a#b", "a?b", "\\a", "a/:/b"],
  },
  {
    name: "isApiAddress",
    is: isApiAddress,
    good: ["/api/products/:id", "/api?x=1", "https://api.example.com/x"],
    bad: ["", "api", "//evil.example/x", "javascript:alert(1)", "/a b", "/a\\b"],
  },
  {
    name: "isShareKey",
    is: isShareKey,
    good: ["react", "react-dom/client", "@scope/x", "catalog/./lib/store"],
    bad: ["", "a b", 'a"b', "x".repeat(215)],
  },
];

describe.each(grammars)("$name", ({ is, good, bad }) => {
  test.each(good)("accepts %j", (text) => expect(is(text)).toBe(true));
  test.each(bad)("refuses %j", (text) => expect(is(text)).toBe(false));
});

test("a base and a file name never leave the base", () => {
  const segment = fc.oneof(fc.constantFrom("..", ".", "%2e%2e", "\\..", "a", "b.js", "//x", "?", "#", ""), fc.string());
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
      const file = segments.join("/");
      fc.pre(isFileName(file));
      expect(new URL(file, "https://cdn.example/catalog/1/").pathname).toMatch(/^\/catalog\/1\/./);
    }),
  );
});

describe("parseReference", () => {
  test.each([
    ["components/Button", { name: "components", expose: "./Button" }],
    ["components", { name: "components", expose: "." }],
    ["components/forms/TextField", { name: "components", expose: "./forms/TextField" }],
    ["components@0123456789abcdef/Button", { name: "components", build: "0123456789abcdef", expose: "./Button" }],
    ["components@0123456789abcdef", { name: "components", build: "0123456789abcdef", expose: "." }],
  ])("reads %s, and formatReference writes it back", (text, parsed) => {
    expect(parseReference(text)).toEqual(parsed);
    expect(formatReference(parsed)).toBe(text);
  });

  test.each([
    "",
    "./Button",
    "components/",
    "components@latest/Button",
    "components/../x",
    "a b/c",
    "@x/y",
    "components@/x",
  ])("refuses %j", (text) => {
    expect(() => parseReference(text)).toThrowError(
      expect.toSatisfy((error) => isNacreError(error, "NACRE_CONTRACT_BAD_REFERENCE")),
    );
  });
});
