import { renderShell, slow } from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import { ViewTransition, type ReactNode } from "react";
import { Link, Outlet } from "react-router";
import { afterEach, expect, test } from "vitest";

interface Transition {
  update: () => void | Promise<void>;
}

/** What browsers have and jsdom does not: the page changes in the callback, and the animation is over at once. */
function stubAnimations(): { changes: [before: string, after: string][] } {
  const changes: [string, string][] = [];
  const text = (): string => document.querySelector("main")?.textContent ?? "";
  const animate = (): object => ({ cancel: () => {}, finished: Promise.resolve() });
  Object.assign(Element.prototype, { animate, getAnimations: () => [] });
  Object.assign(document, {
    fonts: { status: "loaded", ready: Promise.resolve() },
    startViewTransition: ({ update }: Transition): object => {
      const before = text();
      const updated = Promise.resolve(update()).then(() => {
        if (text() !== before) changes.push([before, text()]);
      });
      return { updateCallbackDone: updated, ready: updated, finished: updated, skipTransition: () => {} };
    },
  });
  return { changes };
}

afterEach(() => {
  for (const [owner, name] of [
    [document, "fonts"],
    [document, "startViewTransition"],
    [Element.prototype, "animate"],
    [Element.prototype, "getAnimations"],
  ] as const)
    Reflect.deleteProperty(owner, name);
});

const Layout = (): ReactNode => (
  <>
    <Link to="/checkout">Checkout</Link>
    <ViewTransition>
      <main>
        <Outlet />
      </main>
    </ViewTransition>
  </>
);

test("click -> code: React's ViewTransition goes from the old page to the remote one, with nothing in between", async () => {
  const { changes } = stubAnimations();
  const code = slow();
  await renderShell([{ index: true }, { path: "/checkout", remote: "checkout", module: "./Page" }], {
    remotes: { "checkout/Page": code },
    layout: { Component: Layout },
    local: [{ index: true, element: <h1>Home</h1> }],
    fallback: "wait",
  });
  await act(async () => fireEvent.click(screen.getByRole("link")));
  expect(screen.getByRole("main")).toHaveTextContent("Home");
  await act(async () => code.arrive({ default: () => <h1>Your cart</h1> }));
  expect(await screen.findByRole("heading", { name: "Your cart" })).toBeVisible();
  expect(changes).toEqual([["Home", "Your cart"]]);
});
