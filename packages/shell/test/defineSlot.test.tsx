import { toSlice } from "@nacre/contract";
import { defineSlot, type RemoteErrorProps } from "@nacre/shell";
import { buildManifest, createTestRuntime, missing, renderWithRemotes, slow } from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { expect, test, vi } from "vitest";

const HeaderActions = defineSlot<{ user: string }>("header.actions");
const part = (name: string) => () => ({ default: ({ user }: { user: string }) => <li>{`${name} of ${user}`}</li> });
const items = (): (string | null)[] => screen.getAllByRole("listitem").map((item) => item.textContent);

test("parts stand in the order that they ask for, then by container, and get the slot's props", async () => {
  await renderWithRemotes(<HeaderActions user="Ann" />, {
    remotes: {
      "news/Bell": part("bell"),
      "account/Orders": part("orders"),
      "account/Help": part("help"),
      "catalog/Wishes": part("wishes"),
    },
    contributes: {
      news: [{ slot: "header.actions", module: "./Bell", order: -1 }],
      account: [
        { slot: "header.actions", module: "./Orders", order: 5 },
        { slot: "header.actions", module: "./Help" },
      ],
      catalog: [
        { slot: "header.actions", module: "./Wishes" },
        { slot: "footer", module: "./Wishes" },
      ],
    },
  });
  await screen.findByText("orders of Ann");
  expect(items()).toEqual(["bell of Ann", "help of Ann", "wishes of Ann", "orders of Ann"]);
});

test("a slot that nobody fills is empty", async () => {
  const { container } = await renderWithRemotes(<HeaderActions user="Ann" />);
  expect(container).toBeEmptyDOMElement();
});

test("A is slow, B fails, C works -> B heals: each part waits and fails by itself", async () => {
  const [a, b] = [slow(), missing()];
  const Failed = ({ module, retry }: RemoteErrorProps): ReactNode => <button onClick={retry}>{module}</button>;
  await renderWithRemotes(<HeaderActions user="Ann" fallback={<li>wait</li>} errorFallback={Failed} />, {
    remotes: { "one/A": a, "two/B": b, "three/C": part("C") },
    contributes: {
      one: [{ slot: "header.actions", module: "./A" }],
      two: [{ slot: "header.actions", module: "./B" }],
      three: [{ slot: "header.actions", module: "./C" }],
    },
  });
  expect(await screen.findByText("C of Ann")).toBeVisible();
  expect(screen.getByText("wait")).toBeVisible();
  b.heal(part("B")());
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "./B" })));
  expect(await screen.findByText("B of Ann")).toBeVisible();
  await act(async () => a.arrive(part("A")()));
  expect(await screen.findByText("A of Ann")).toBeVisible();
});

test("render -> register: a build that comes later fills the slot, and the other parts keep their state", async () => {
  function Counter(): ReactNode {
    const [count, setCount] = useState(0);
    return <button onClick={() => setCount(count + 1)}>{count}</button>;
  }
  const runtime = createTestRuntime({
    remotes: { "news/Bell": () => ({ default: Counter }), "late/Part": part("late") },
    contributes: { news: [{ slot: "header.actions", module: "./Bell" }] },
  });
  await renderWithRemotes(<HeaderActions user="Ann" />, { runtime });
  fireEvent.click(await screen.findByRole("button"));
  const manifest = buildManifest({
    name: "late",
    exposes: ["./Part"],
    contributes: [{ slot: "header.actions", module: "./Part" }],
  });
  const id = "0123456789abcdef";
  const { snapshot } = runtime;
  await act(async () =>
    runtime.adopt({
      ...snapshot,
      names: { ...snapshot.names, late: id },
      builds: { ...snapshot.builds, [id]: toSlice({ id, base: "/late/", manifest }) },
    }),
  );
  expect(await screen.findByText("late of Ann")).toBeVisible();
  expect(screen.getByRole("button")).toHaveTextContent("1");
});

test("preload requests every part, from the runtime that it is given", async () => {
  const runtime = createTestRuntime({
    remotes: { "news/Bell": part("bell") },
    contributes: { news: [{ slot: "header.actions", module: "./Bell" }] },
  });
  const preload = vi.spyOn(runtime, "preload");
  await HeaderActions.preload(runtime);
  expect(preload).toHaveBeenCalledExactlyOnceWith(["news/Bell"]);
});
