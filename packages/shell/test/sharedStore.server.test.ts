import { expect, test, vi } from "vitest";

/** As a server evaluates it: once for each snapshot. */
async function evaluateSdk(): Promise<typeof import("@nacre/shell")> {
  vi.resetModules();
  return import("@nacre/shell");
}

test("snapshot -> next snapshot in one process: what the older one has defined does not bind the next", async () => {
  const before = await evaluateSdk();
  const after = await evaluateSdk();
  const old = before.sharedStore("cart", { schema: 1 }, () => ({ lines: ["lamp"] }));
  const next = after.sharedStore("cart", { schema: 2 }, () => ({ lines: 0 }));
  expect([old.getState(), next.getState()]).toEqual([{ lines: ["lamp"] }, { lines: 0 }]);
  expect(after.sharedStore("cart", { schema: 2 }, () => ({ lines: 1 }))).toBe(next);
});
