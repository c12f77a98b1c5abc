import type { RouteData } from "@nacre/contract";
import type { PageLoaderArgs, PageModule } from "@nacre/shell";
import { missing, renderShell, slow, type RenderedShell, type RenderShellOptions } from "@nacre/testing";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import {
  isRouteErrorResponse,
  Link,
  Outlet,
  redirect,
  ScrollRestoration,
  useBlocker,
  useLoaderData,
  useMatches,
  useParams,
  useRouteError,
} from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const routes: RouteData[] = [
  { index: true },
  { path: "/catalog", remote: "catalog" },
  { path: "/checkout", remote: "checkout", module: "./Page" },
];
const catalog: RouteData[] = [
  { index: true, module: "./List", loader: "./List.loader" },
  { path: ":id", module: "./Detail", data: ["/api/products/:id"] },
];

function Layout(): ReactNode {
  const crumbs = useMatches().flatMap(({ handle }) => (handle as { crumb?: string } | undefined)?.crumb ?? []);
  return (
    <>
      <nav aria-label="Breadcrumb">{crumbs.join(" / ")}</nav>
      <Link to="/">Home</Link>
      <Link to="/checkout">Checkout</Link>
      <Outlet />
      <ScrollRestoration />
    </>
  );
}

function visit(at: string, options: Partial<RenderShellOptions> = {}): Promise<RenderedShell> {
  return renderShell(routes, {
    at,
    containers: { catalog },
    layout: { Component: Layout },
    local: [{ index: true, element: <h1>Home</h1> }],
    ...options,
    render: { onCaughtError: () => {} },
  });
}

const heading = (name: string): Promise<HTMLElement> => screen.findByRole("heading", { name });
const page = (module: PageModule): Record<string, () => PageModule> => ({ "checkout/Page": () => module });

const Result = (): ReactNode => <h1>{useLoaderData<string>()}</h1>;

beforeEach(() => void vi.stubGlobal("scrollTo", () => {})); // jsdom has none
afterEach(() => void vi.unstubAllGlobals());

test("handle of a remote page is there for useMatches once the page is", async () => {
  await visit("/", { remotes: page({ default: () => <h1>Checkout</h1>, handle: { crumb: "Your cart" } }) });
  expect(screen.getByRole("navigation")).toHaveTextContent("");
  await userEvent.click(screen.getByRole("link", { name: "Checkout" }));
  await heading("Checkout");
  expect(screen.getByRole("navigation")).toHaveTextContent("Your cart");
});

test("visit -> code -> data: first the router's fallback, then the page's own HydrateFallback, then the page", async () => {
  const code = slow();
  const orders = slow();
  await visit("/checkout", { remotes: { "checkout/Page": code }, fallback: "wait" });
  expect(screen.getByText("wait")).toBeVisible();
  await act(async () =>
    code.arrive({
      default: Result,
      HydrateFallback: () => <p>three grey lines</p>,
      loader: () => orders(),
    }),
  );
  expect(await screen.findByText("three grey lines")).toBeVisible();
  await act(async () => orders.arrive("2 orders"));
  expect(await heading("2 orders")).toBeVisible();
});

test.each([
  ["returned", () => redirect("/")],
  [
    "thrown",
    () => {
      throw redirect("/");
    },
  ],
])("a redirect that a remote loader has %s is followed", async (_, loader) => {
  const { router } = await visit("/checkout", { remotes: page({ default: () => null, loader }) });
  expect(await heading("Home")).toBeVisible();
  expect(router.state.location.pathname).toBe("/");
});

test("a response that a remote loader throws goes to the page's own boundary, with its status", async () => {
  const Missing = (): ReactNode => {
    const error = useRouteError();
    return <h1>{isRouteErrorResponse(error) ? `${error.status} ${String(error.data)}` : "?"}</h1>;
  };
  const loader = (): never => {
    throw new Response("no such order", { status: 404 });
  };
  await visit("/checkout", { remotes: page({ default: () => null, loader, ErrorBoundary: Missing }) });
  expect(await heading("404 no such order")).toBeVisible();
});

test("type -> leave -> stay -> leave -> go: a remote page blocks leaving while its form is unsaved", async () => {
  function Form(): ReactNode {
    const [text, setText] = useState("");
    const blocker = useBlocker(text !== "");
    return (
      <>
        <input aria-label="Name" value={text} onChange={(event) => setText(event.target.value)} />
        {blocker.state === "blocked" && (
          <div role="alertdialog">
            <button onClick={() => blocker.reset()}>Stay</button>
            <button onClick={() => blocker.proceed()}>Leave</button>
          </div>
        )}
      </>
    );
  }
  await visit("/checkout", { remotes: page({ default: Form }) });
  await userEvent.type(await screen.findByRole("textbox"), "Ann");
  await userEvent.click(screen.getByRole("link", { name: "Home" }));
  await userEvent.click(screen.getByRole("button", { name: "Stay" }));
  expect(screen.getByRole("textbox")).toHaveValue("Ann");
  await userEvent.click(screen.getByRole("link", { name: "Home" }));
  await userEvent.click(screen.getByRole("button", { name: "Leave" }));
  expect(await heading("Home")).toBeVisible();
});

test("scroll -> leave -> back: the page is where it was", async () => {
  const scrollTo = vi.fn<(x: number, y: number) => void>();
  vi.stubGlobal("scrollTo", scrollTo);
  const { router } = await visit("/checkout", { remotes: page({ default: () => <h1>Checkout</h1> }) });
  await heading("Checkout");
  vi.stubGlobal("scrollY", 480);
  await act(() => router.navigate("/"));
  expect(scrollTo).toHaveBeenLastCalledWith(0, 0);
  await act(() => router.navigate(-1));
  await heading("Checkout");
  expect(scrollTo).toHaveBeenLastCalledWith(0, 480);
});

test("a loader in an expose of its own runs while the component is still on its way", async () => {
  const component = slow();
  const loader = vi.fn<() => string>(() => "12 lamps");
  await visit("/catalog", {
    remotes: { "catalog/List": component, "catalog/List.loader": () => ({ loader }) },
  });
  expect(loader).toHaveBeenCalledTimes(1);
  await act(async () => component.arrive({ default: Result }));
  expect(await heading("12 lamps")).toBeVisible();
});

test("logic -> data -> component: its expose has the page's fallback and handle, before the component is there", async () => {
  const [component, orders] = [slow(), slow()];
  const logic: PageModule = {
    loader: () => orders(),
    HydrateFallback: () => <p>three grey lines</p>,
    handle: { crumb: "Lamps" },
  };
  await visit("/catalog", { remotes: { "catalog/List": component, "catalog/List.loader": () => logic } });
  expect(screen.getByText("three grey lines")).toBeVisible();
  await act(async () => orders.arrive("12 lamps"));
  expect(screen.getByText("three grey lines")).toBeVisible();
  await act(async () => component.arrive({ default: Result }));
  expect(await heading("12 lamps")).toBeVisible();
  expect(screen.getByRole("navigation")).toHaveTextContent("Lamps");
});

test("logic -> error: its expose has the page's boundary", async () => {
  const logic: PageModule = {
    loader: () => Promise.reject(new Error("sold out")),
    ErrorBoundary: () => <h1>Sorry: {(useRouteError() as Error).message}</h1>,
  };
  await visit("/catalog", { remotes: { "catalog/List": slow(), "catalog/List.loader": () => logic } });
  expect(await heading("Sorry: sold out")).toBeVisible();
});

test("a loader's expose that is missing shows the page's boundary, and says which it is", async () => {
  const loader = missing();
  await visit("/catalog", {
    remotes: { "catalog/List": () => ({ default: () => <h1>Lamps</h1> }), "catalog/List.loader": loader },
  });
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded.catalog ./List.loader");
  loader.heal({});
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await heading("Lamps")).toBeVisible();
});

/** A server of products that remembers what it was asked for. */
function products(): { asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(`lamp at ${url}, answer ${asked.length}`);
  });
  return { asked };
}

const Detail = (): ReactNode => (
  <h1>
    {useParams()["id"]}: {useLoaderData<string>()}
  </h1>
);
const detail: PageModule = {
  Component: Detail,
  loader: async ({ data }: PageLoaderArgs) => (await data("/api/products/:id")).text(),
};

test("navigate -> answer -> code: declared data is requested before the code is there, once", async () => {
  const { asked } = products();
  const code = slow();
  await visit("/catalog/3", { remotes: { "catalog/Detail": code } });
  expect(asked).toEqual(["/api/products/3"]);
  await act(async () => code.arrive(detail));
  expect(await heading("3: lamp at /api/products/3, answer 1")).toBeVisible();
});

test("boot -> router: a response that the boot has asked for is the first loader's; a revalidation asks anew", async () => {
  const { asked } = products();
  const page = globalThis as { [key: symbol]: unknown };
  const data = new Map([["/api/products/3", fetch("/api/products/3")]]);
  page[Symbol.for("nacre")] = { data };
  const { router } = await visit("/catalog/3", { remotes: { "catalog/Detail": () => detail } });
  expect(await heading("3: lamp at /api/products/3, answer 1")).toBeVisible();
  expect(data.size).toBe(0);
  await act(() => router.revalidate());
  expect(await heading("3: lamp at /api/products/3, answer 2")).toBeVisible();
  expect(asked).toHaveLength(2);
  page[Symbol.for("nacre")] = undefined;
});

test("a revalidation asks for declared data anew, and a parameter is encoded", async () => {
  const { asked } = products();
  const { router } = await visit("/catalog/a%2Fb", { remotes: { "catalog/Detail": () => detail } });
  expect(await heading("a/b: lamp at /api/products/a%2Fb, answer 1")).toBeVisible();
  await act(() => router.revalidate());
  expect(await heading("a/b: lamp at /api/products/a%2Fb, answer 2")).toBeVisible();
  expect(asked).toHaveLength(2);
});

test("each call gets a response of its own, and an address that is not declared is requested then", async () => {
  const { asked } = products();
  const loader = async ({ data }: PageLoaderArgs): Promise<string> => {
    const read = async (address: string): Promise<number> => (await (await data(address)).text()).length;
    return `${(await read("/api/products/:id")) === (await read("/api/products/:id"))} ${await read("/api/stock/:id")}`;
  };
  await visit("/catalog/3", { remotes: { "catalog/Detail": () => ({ Component: Detail, loader }) } });
  expect(await heading("3: true 30")).toBeVisible();
  expect(asked).toEqual(["/api/products/3", "/api/stock/3"]);
});

test("a layout and a page that declare one address: it is requested once, and each reads it", async () => {
  const { asked } = products();
  const nested: RouteData[] = [
    {
      path: ":id",
      module: "./Frame",
      data: ["/api/products/:id"],
      children: [{ index: true, module: "./Detail", data: ["/api/products/:id"] }],
    },
  ];
  const Frame = (): ReactNode => (
    <section aria-label={useLoaderData<string>()}>
      <Outlet />
    </section>
  );
  await visit("/catalog/3", {
    containers: { catalog: nested },
    remotes: {
      "catalog/Frame": () => ({ default: Frame, loader: detail.loader }),
      "catalog/Detail": () => detail,
    },
  });
  expect(await heading("3: lamp at /api/products/3, answer 1")).toBeVisible();
  expect(screen.getByRole("region", { name: "lamp at /api/products/3, answer 1" })).toBeVisible();
  expect(asked).toEqual(["/api/products/3"]);
});

test("click A -> click B -> B arrives -> A arrives: B is shown, and A's loader does not run", async () => {
  const [a, b] = [slow(), slow()];
  const loader = vi.fn<() => null>(() => null);
  const both: RouteData[] = [
    { index: true },
    { path: "/a", remote: "a", module: "./Page" },
    { path: "/b", remote: "b", module: "./Page" },
  ];
  const { router } = await renderShell(both, {
    remotes: { "a/Page": a, "b/Page": b },
    local: [{ index: true, element: <h1>Home</h1> }],
  });
  act(() => void router.navigate("/a"));
  act(() => void router.navigate("/b"));
  await act(async () => b.arrive({ default: () => <h1>B</h1> }));
  expect(await heading("B")).toBeVisible();
  await act(async () => a.arrive({ default: () => <h1>A</h1>, loader }));
  expect(screen.getByRole("heading")).toHaveTextContent("B");
  expect(loader).not.toHaveBeenCalled();
});

test("click -> click: a double click loads the page once, and runs its loader once", async () => {
  const code = slow();
  const load = vi.fn<() => unknown>(code);
  const loader = vi.fn<() => string>(() => "2 orders");
  await visit("/", { remotes: { "checkout/Page": load } });
  await userEvent.dblClick(screen.getByRole("link", { name: "Checkout" }));
  await act(async () => code.arrive({ default: Result, loader }));
  expect(await heading("2 orders")).toBeVisible();
  expect([load.mock.calls.length, loader.mock.calls.length]).toEqual([1, 1]);
});
