import { describe, expect, it } from "vitest";
import { readSharedDefinitions } from "../src/manifest/readSharedDefinitions.ts";

const sdk = 'import { sharedStore, sharedChannel, provideService, useService } from "@nacre/shell";\n';
const read = (source: string): unknown => readSharedDefinitions(source);

describe("readSharedDefinitions", () => {
  it("reads stores, channels and services, wherever they are called", () => {
    const source = `${sdk}
      const orders = sharedChannel<Order>("orders", { schema: 4, replay: 1 });
      function start() { provideService("session", { schema: 2, accepts: [1, 2] }, {}); }
      const Name = () => useService<Session>("session", { schema: 2 } as const).name;
      sharedStore("cart", { "schema": 1, persist: { pick: ({ lines }) => lines } }, () => ({}));`;
    expect(read(source)).toEqual([
      { kind: "channel", name: "orders", schema: 4, exported: false },
      { kind: "service", name: "session", schema: 2, accepts: [1, 2], exported: false },
      { kind: "service", used: true, name: "session", schema: 2, exported: false },
      { kind: "store", name: "cart", schema: 1, exported: false },
    ]);
  });

  it.each([
    ["a declaration", 'export const useCart = sharedStore("cart", { schema: 1 }, make);', true],
    ["a name without quotes", "export const useCart = sharedStore(`cart`, { schema: 1 }, make);", true],
    ["a default", 'export default sharedStore("cart", { schema: 1 }, make);', true],
    [
      "a list of names",
      'const useCart = sharedStore("cart", { schema: 1 }, make) as Hook; export { useCart as cart };',
      true,
    ],
    ["the default by name", 'const useCart = sharedStore("cart", { schema: 1 }, make); export default useCart;', true],
    [
      "what is only used inside",
      'const useCart = sharedStore("cart", { schema: 1 }, make); export const x = useCart;',
      false,
    ],
  ])("sees what a module exports: %s", (_, source, exported) => {
    expect(read(sdk + source)).toEqual([{ kind: "store", name: "cart", schema: 1, exported }]);
  });

  it.each([
    ["a name that is computed", "sharedStore(`cart-${n}`, { schema: 1 }, make);"],
    ["a schema that is a variable", 'sharedStore("cart", { schema }, make);'],
    ["options that are a variable", 'sharedStore("cart", options, make);'],
    ["schemas that are variables", 'sharedStore("cart", { schema: 2, accepts: [OLD, 2] }, make);'],
    ["another function of that name", 'other.sharedStore("cart", { schema: 1 }, make);'],
    ["code that cannot be parsed", 'sharedStore("cart", { schema: 1 }, make'],
  ])("leaves out what cannot be known: %s", (_, source) => {
    expect(read(sdk + source)).toEqual([]);
  });

  it("follows the name under which a function is imported, and no other package's", () => {
    const call = 'define("cart", { schema: 1 }, make);';
    expect(read(`import { sharedStore as define } from "@nacre/shell";\n${call}`)).toHaveLength(1);
    expect(read(`import { sharedStore as define } from "./shell"; // not @nacre/shell\n${call}`)).toEqual([]);
  });

  it("reads both dialects of TypeScript", () => {
    const store = 'sharedStore("cart", { schema: 1 }, make);';
    expect(read(`${sdk}const x = <Cart>y; ${store}`)).toHaveLength(1);
    expect(read(`${sdk}const x = <Cart lines={1}>y</Cart>; ${store}`)).toHaveLength(1);
  });
});
