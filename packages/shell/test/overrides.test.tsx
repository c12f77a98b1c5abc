import { overrideModules, remote, RuntimeProvider } from "@nacre/shell";
import { createTestRuntime, renderShell, renderWithRemotes } from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { expect, test, vi } from "vitest";

const Button = remote("components/Button");
const remotes = { "components/Button": () => ({ default: () => <b>remote</b> }) };

test("remote -> local -> remote: by configuration alone, and inline functions do not load again", async () => {
  const local = vi.fn<() => unknown>(() => ({ default: () => <b>local</b> }));
  function App(): ReactNode {
    const [isLocal, setLocal] = useState(false);
    const [, again] = useState(0);
    return (
      <RuntimeProvider overrides={isLocal ? { "components/Button": () => local() } : {}}>
        <Button />
        <button onClick={() => setLocal(!isLocal)}>switch</button>
        <button onClick={() => again((n) => n + 1)}>render</button>
      </RuntimeProvider>
    );
  }
  const click = (name: string): Promise<void> => act(async () => void fireEvent.click(screen.getByText(name)));
  await renderWithRemotes(<App />, { remotes });
  expect(await screen.findByText("remote")).toBeVisible();
  await click("switch");
  expect(await screen.findByText("local")).toBeVisible();
  await click("render");
  expect(screen.getByText("local")).toBeVisible();
  expect(local).toHaveBeenCalledTimes(1);
  await click("switch");
  expect(await screen.findByText("remote")).toBeVisible();
});

test("a page of a container is made local, and the components in it", async () => {
  const Page = (): ReactNode => (
    <>
      <h1>Local page</h1>
      <Button />
    </>
  );
  await renderShell([{ path: "/checkout", remote: "checkout", module: "./Page" }], {
    at: "/checkout",
    remotes: { ...remotes, "checkout/Page": () => Promise.reject(new Error("not asked for")) },
    overrides: {
      "checkout/Page": () => ({ default: Page }),
      "components/Button": () => ({ default: () => <b>local</b> }),
    },
  });
  expect(await screen.findByRole("heading", { name: "Local page" })).toBeVisible();
  expect(await screen.findByText("local")).toBeVisible();
});

test("what is not overridden stays with the runtime, and both are heard", async () => {
  const base = createTestRuntime({ remotes });
  const heard: string[] = [];
  const runtime = overrideModules(base, { "local/Thing": () => "thing" });
  const stop = runtime.on((event) => {
    if ("reference" in event) heard.push(`${event.type} ${event.reference}`);
  });
  expect(await runtime.import("local/Thing")).toBe("thing");
  expect(runtime.peek("local/Thing")).toEqual({ exports: "thing" });
  await runtime.import("components/Button");
  stop();
  await runtime.import("components/Button");
  expect(heard).toEqual([
    "load local/Thing",
    "evaluate local/Thing",
    "load components/Button",
    "evaluate components/Button",
  ]);
});
