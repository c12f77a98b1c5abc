import { isNacreError } from "@nacre/contract";
import { badVersion, createTestRuntime, missing, mockRemote, slow, throwsOnLoad } from "@nacre/testing";
import { expect, test, vi } from "vitest";

const button = { default: () => "button" };

test("imports what stands for a remote, once", async () => {
  const source = vi.fn<() => Promise<unknown>>(() => Promise.resolve(button));
  const runtime = createTestRuntime({ remotes: { "components/Button": source } });
  expect(runtime.peek("components/Button")).toBeUndefined();
  expect(await runtime.import("components/Button")).toBe(button);
  expect(await runtime.import("components/Button")).toBe(button);
  expect(runtime.peek("components/Button")).toEqual({ exports: button });
  expect(source).toHaveBeenCalledTimes(1);
});

test("a reference that nobody gave is unknown", async () => {
  const runtime = createTestRuntime({ remotes: { "components/Button": () => button } });
  const error = await runtime.import("catalog/List").catch((caught: unknown) => caught);
  expect(isNacreError(error, "NACRE_PLAN_UNKNOWN_CONTAINER")).toBe(true);
});

test("fail -> heal -> import: a remote that was missing is there", async () => {
  const source = missing();
  const runtime = createTestRuntime({ remotes: { "components/Button": source } });
  await expect(runtime.import("components/Button")).rejects.toThrow("not found");
  source.heal(button);
  expect(await runtime.import("components/Button")).toBe(button);
});

test("throwsOnLoad fails with the given error", async () => {
  const error = new Error("integrity");
  const runtime = createTestRuntime({ remotes: { "components/Button": throwsOnLoad(error) } });
  await expect(runtime.load("components/Button")).rejects.toBe(error);
});

test("import -> fail -> import -> arrive: a slow remote waits for the test", async () => {
  const source = slow();
  const runtime = createTestRuntime({ remotes: { "components/Button": source } });
  const first = runtime.import("components/Button");
  source.fail(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  const second = runtime.import("components/Button");
  source.arrive(button);
  expect(await second).toBe(button);
});

test("two runtimes share nothing", async () => {
  const remotes = { "components/Button": () => button };
  await createTestRuntime({ remotes }).import("components/Button");
  expect(createTestRuntime({ remotes }).peek("components/Button")).toBeUndefined();
});

test("mockRemote gives what remotes takes", async () => {
  const remotes = { ...mockRemote("components/Button", button), ...mockRemote("components/Card", { default: "card" }) };
  const runtime = createTestRuntime({ remotes });
  expect(await runtime.import("components/Button")).toBe(button);
  expect(await runtime.import("components/Card")).toEqual({ default: "card" });
});

test("fail -> heal -> import: a remote that needs a version which nobody provides", async () => {
  const source = badVersion("date-fns");
  const runtime = createTestRuntime({ remotes: { "components/Button": source } });
  const error = await runtime.import("components/Button").catch((caught: unknown) => caught);
  expect(isNacreError(error, "NACRE_PLAN_NO_SATISFYING_VERSION") && error.details["key"]).toBe("date-fns");
  source.heal(button);
  expect(await runtime.import("components/Button")).toBe(button);
});
