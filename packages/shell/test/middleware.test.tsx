import type { RouteData } from "@nacre/contract";
import type { PageLoaderArgs, PageModule } from "@nacre/shell";
import { missing, renderShell, slow, type RemoteSource, type RenderedShell } from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import {
  createContext,
  Link,
  Outlet,
  redirect,
  useLoaderData,
  type MiddlewareFunction,
  type RouterContextProvider,
} from "react-router";
import { afterEach, expect, test, vi } from "vitest";

const user = createContext("nobody");
const userOf = ({ context }: { context: unknown }): string => (context as RouterContextProvider).get(user);

const routes: RouteData[] = [
  { index: true },
  { path: "/sign-in" },
  { path: "/account", remote: "account" },
  { path: "/checkout", remote: "checkout", module: "./Page", middleware: "./Page" },
];
const account: RouteData[] = [
  {
    module: "./Frame",
    middleware: "./guard",
    children: [{ path: ":id", module: "./Order", data: ["/api/orders/:id"] }],
  },
];

const Result = (): ReactNode => <h1>{useLoaderData<string>()}</h1>;
/** The guard without a page of its own. */
const bare: RouteData[] = [{ middleware: "./guard", children: [{ path: ":id", module: "./Order" }] }];
const loader = vi.fn<(args: PageLoaderArgs) => string>((args) => `order ${args.params["id"]} of ${userOf(args)}`);
const parts: Record<string, RemoteSource> = {
  "account/Frame": () => ({ default: Outlet }),
  "account/Order": (): PageModule => ({ default: Result, loader }),
};
const guard = (...middleware: MiddlewareFunction[]): PageModule => ({ middleware });
const letIn: MiddlewareFunction = ({ context }) => context.set(user, "Ann");

function visit(at: string, remotes: Record<string, RemoteSource>, routesOfAccount = account): Promise<RenderedShell> {
  loader.mockClear();
  const home = (
    <>
      <h1>Home</h1>
      <Link to="/account/7">Order</Link>
    </>
  );
  return renderShell(routes, {
    at,
    containers: { account: routesOfAccount },
    remotes: { ...parts, ...remotes },
    local: [
      { index: true, element: home },
      { path: "/sign-in", element: <h1>Sign in</h1> },
    ],
    onError: () => {},
    render: { onCaughtError: () => {} },
  });
}

const heading = (name: string): Promise<HTMLElement> => screen.findByRole("heading", { name });

afterEach(() => void vi.unstubAllGlobals());

test("guard -> loader: what a middleware sets is there for the loaders below it", async () => {
  vi.stubGlobal("fetch", async () => new Response());
  await visit("/account/7", { "account/guard": () => guard(letIn) });
  expect(await heading("order 7 of Ann")).toBeVisible();
});

test("guard -> redirect: the loaders below do not run", async () => {
  vi.stubGlobal("fetch", async () => new Response());
  await visit("/account/7", {
    "account/guard": () =>
      guard((args) => {
        if (userOf(args) === "nobody") throw redirect("/sign-in");
      }),
  });
  expect(await heading("Sign in")).toBeVisible();
  expect(loader).not.toHaveBeenCalled();
});

test("click -> code, data -> guard: what the page needs is requested with its middleware, not after it", async () => {
  const fetched = vi.fn<(url: string) => Promise<Response>>(async () => new Response());
  vi.stubGlobal("fetch", fetched);
  const code = slow();
  const { runtime } = await visit("/", { "account/guard": code });
  const preload = vi.spyOn(runtime, "preload");
  await act(async () => fireEvent.click(screen.getByRole("link")));
  expect(preload).toHaveBeenCalledExactlyOnceWith(["account/Frame", "account/Order", "account/guard"]);
  expect(fetched.mock.calls).toEqual([["/api/orders/7"]]);
  await act(async () => code.arrive(guard(letIn)));
  expect(await heading("order 7 of Ann")).toBeVisible();
  expect(fetched).toHaveBeenCalledOnce();
});

test("fail -> heal -> retry: a guard without a page of its own has a boundary too", async () => {
  const code = missing();
  await visit("/account/7", { "account/guard": code }, bare);
  expect(await screen.findByRole("alert")).toHaveTextContent("account ./guard");
  code.heal(guard(letIn));
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Try again" })));
  expect(await heading("order 7 of Ann")).toBeVisible();
});

test("outer -> inner -> loader -> inner -> outer: several of one page, in the module of the page itself", async () => {
  const log: string[] = [];
  const around =
    (name: string): MiddlewareFunction =>
    async (_, next) => {
      log.push(name);
      await next();
      log.push(`after ${name}`);
    };
  const page: PageModule = {
    default: Result,
    loader: () => log.push("loader") && "Checkout",
    middleware: [around("outer"), () => void log.push("past"), around("inner")],
  };
  await visit("/checkout", { "checkout/Page": () => page });
  expect(await heading("Checkout")).toBeVisible();
  expect(log).toEqual(["outer", "past", "inner", "loader", "after inner", "after outer"]);
});

test("fail -> heal -> retry: without its middleware no loader runs, and the route shows which module failed", async () => {
  vi.stubGlobal("fetch", async () => new Response());
  const code = missing();
  await visit("/", { "account/guard": code });
  await act(async () => fireEvent.click(screen.getByRole("link")));
  expect(await screen.findByRole("alert")).toHaveTextContent("account ./guard");
  expect(loader).not.toHaveBeenCalled();
  code.heal(guard(letIn));
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Try again" })));
  expect(await heading("order 7 of Ann")).toBeVisible();
});
