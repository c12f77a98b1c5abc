import { createShellRouter, useUpdate, type ShellRouterOptions } from "@nacre/shell";
import { watchUpdates, type Updates } from "@nacre/runtime/updates";
import { createTestRuntime } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import { useEffect, useState, type ReactNode } from "react";
import { Link, Outlet, RouterProvider, useBlocker, type DataRouter } from "react-router";
import { expect, onTestFinished, test } from "vitest";

function Frame(): ReactNode {
  const { available, adopt } = useUpdate();
  return (
    <>
      {available && <button onClick={adopt}>New version</button>}
      <Link to="/checkout">to checkout</Link>
      <Outlet />
    </>
  );
}

function Editor(): ReactNode {
  const [dirty, setDirty] = useState(false);
  const { defer } = useUpdate();
  useEffect(() => (dirty ? defer() : undefined), [dirty, defer]);
  return <button onClick={() => setDirty(!dirty)}>{dirty ? "save" : "edit"}</button>;
}

interface Shop {
  router: DataRouter;
  updates: Updates;
  /** Documents that were left for: address, and whether in the place of the old one. */
  loads: [string | undefined, boolean | undefined][];
  /** Modules that were loaded, in order. */
  modules: string[];
  /** Navigates, until it is done or a document is loaded in its place. */
  go: (...to: Parameters<DataRouter["navigate"]>) => Promise<void>;
  /** From now on there is a newer snapshot. */
  deploy: () => Promise<void>;
}

/** A shell with a page in which something is edited, two more of containers, and one of its own. */
async function open(options: Partial<ShellRouterOptions> = {}, at = "/editor"): Promise<Shop> {
  window.history.replaceState(null, "", at);
  const loads: Shop["loads"] = [];
  const modules: string[] = [];
  const page = (name: string, Component: () => ReactNode) => (): unknown => {
    modules.push(name);
    return { default: Component, action: () => ({ sent: true }) };
  };
  const runtime = createTestRuntime({
    remotes: {
      "editor/Page": page("editor", Editor),
      "checkout/Page": page("checkout", () => <h1>Checkout</h1>),
      "account/Page": page("account", () => <h1>Account</h1>),
    },
  });
  const left = Promise.withResolvers<void>();
  let n = 1;
  const updates = watchUpdates(runtime, {
    world: {
      read: async () => ({ ...runtime.snapshot, n }),
      timer: () => () => {},
      load(href, replace) {
        loads.push([href, replace]);
        left.resolve();
      },
      remember: () => {},
      recall: () => 0,
    },
  });
  const router = createShellRouter({
    runtime,
    updates,
    routes: ["editor", "checkout", "account"].map((name) => ({ path: `/${name}`, remote: name, module: "./Page" })),
    layout: { Component: Frame },
    local: [{ path: "/about", element: <h1>About</h1> }],
    ...options,
  });
  onTestFinished(() => {
    router.dispose();
    updates.stop();
  });
  await act(async () => render(<RouterProvider router={router} />));
  await screen.findByRole("button", { name: "edit" });
  const deploy = (): Promise<void> => {
    n = 2;
    return act(() => updates.check());
  };
  const go: Shop["go"] = (...to) => act(() => Promise.race([router.navigate(...to), left.promise]));
  return { router, updates, loads, modules, go, deploy };
}

const click = (name: string): Promise<void> => act(async () => screen.getByText(name).click());

test("before anything is deployed, pages change in their document", async () => {
  const { loads, updates } = await open();
  await act(() => updates.check());
  expect(screen.queryByText("New version")).toBeNull();
  await click("to checkout");
  expect(await screen.findByRole("heading", { name: "Checkout" })).toBeVisible();
  expect(loads).toEqual([]);
});

test("deploy -> navigation: a document is loaded in its place, and nothing of the old build", async () => {
  const { loads, modules, deploy } = await open();
  await deploy();
  expect(loads).toEqual([]);
  await click("to checkout");
  expect([loads, modules]).toEqual([[["/checkout", false]], ["editor"]]);
  expect(screen.getByText("edit")).toBeVisible(); // until the document is there
});

test("deploy -> unsaved work -> navigation -> saved -> navigation: only the last one leaves the document", async () => {
  const { go, loads, deploy } = await open();
  await click("edit");
  await deploy();
  await click("New version");
  await go("/editor?draft=1");
  expect(screen.getByText("save")).toBeVisible();
  await click("to checkout");
  expect(await screen.findByRole("heading", { name: "Checkout" })).toBeVisible();
  expect(loads).toEqual([]);
  // The page that had the veto is gone.
  await go("/account");
  expect(loads).toEqual([["/account", false]]);
});

test("adopt loads the page at once", async () => {
  const { loads, deploy } = await open();
  await deploy();
  await click("New version");
  expect(loads).toEqual([[undefined, undefined]]);
});

test.each<[string, Parameters<DataRouter["navigate"]>, [string, boolean][]]>([
  ["a page without code of its own", ["/about"], [["/about", false]]],
  ["search and hash", ["/checkout?step=2#pay"], [["/checkout?step=2#pay", false]]],
  ["in the place of the page", ["/checkout", { replace: true }], [["/checkout", true]]],
  ["the same page with another search", ["/editor?draft=1"], []],
  ["a state, which a document would not get", ["/checkout", { state: { from: "cart" } }], []],
])("deploy -> navigation: %s", async (_, to, expected) => {
  const { go, loads, deploy } = await open();
  await deploy();
  await go(...to);
  expect(loads).toEqual(expected);
});

test("deploy -> a form is sent: its answer is shown, in this document", async () => {
  const { go, loads, deploy } = await open();
  await deploy();
  const formData = new FormData();
  await go("/checkout", { formMethod: "post", formData });
  expect(await screen.findByRole("heading", { name: "Checkout" })).toBeVisible();
  expect(loads).toEqual([]);
});

test("deploy -> a fetcher asks another page: nobody is moved", async () => {
  const { router, loads, deploy } = await open();
  await deploy();
  await act(() => router.fetch("key", "editor", "/checkout"));
  expect(loads).toEqual([]);
});

test("deploy -> back: the document takes the place of the entry", async () => {
  const { go, loads, deploy } = await open();
  await click("to checkout");
  await screen.findByRole("heading", { name: "Checkout" });
  await deploy();
  await go(-1 as never);
  expect(loads).toEqual([["/editor", true]]);
});

test("deploy -> a blocker holds the navigation: it is asked first", async () => {
  const Blocking = (): ReactNode => {
    useBlocker(true);
    return <Frame />;
  };
  const { loads, deploy } = await open({ layout: { Component: Blocking } });
  await deploy();
  await click("to checkout");
  expect(loads).toEqual([]);
});

test.each<[string, string, Partial<ShellRouterOptions>, string]>([
  ["below a basename", "/shop/editor", { basename: "/shop" }, "/shop/checkout"],
  ["behind a hash", "/#/editor", { history: "hash" }, "#/checkout"],
])("%s, the address is that of the document", async (_, at, options, href) => {
  const { loads, go, deploy } = await open(options, at);
  await deploy();
  await go("/checkout");
  expect(loads).toEqual([[href, false]]);
});

test("deploy -> navigation -> somebody stays after all -> another navigation: it leaves", async () => {
  const { loads, go, deploy } = await open();
  await deploy();
  await click("to checkout");
  await go("/account");
  expect(loads).toEqual([
    ["/checkout", false],
    ["/account", false],
  ]);
});

test("where the shell watches for nothing, nothing is available", async () => {
  const { go } = await open({ updates: undefined as never });
  await click("edit");
  await go("/checkout");
  expect(screen.queryByText("New version")).toBeNull();
});
