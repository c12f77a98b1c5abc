import type { RouteData } from "@nacre/contract";
import { defineRemoteRoutes, defineRoutes, type PageModule } from "@nacre/shell";
import {
  buildManifest,
  buildSnapshot,
  createTestRuntime,
  missing,
  renderShell,
  slow,
  throwsOnRender,
  type RenderShellOptions,
  type RenderedShell,
} from "@nacre/testing";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import {
  Form,
  Link,
  Outlet,
  useActionData,
  useLoaderData,
  useNavigation,
  useParams,
  useRouteError,
  type LoaderFunctionArgs,
} from "react-router";
import { afterEach, describe, expect, test, vi } from "vitest";

function Layout(): ReactNode {
  const [count, setCount] = useState(0);
  return (
    <>
      <nav>
        <Link to="/">Home</Link>
        <Link to="/catalog">Catalog</Link>
        <Link to="/checkout">Checkout</Link>
        <button onClick={() => setCount(count + 1)}>clicked {count}</button>
        <output>{useNavigation().state}</output>
      </nav>
      <Outlet />
    </>
  );
}

const routes: RouteData[] = defineRemoteRoutes([
  { index: true },
  { path: "/catalog", remote: "catalog" },
  { path: "/checkout", remote: "checkout", module: "./Page" },
]);
const catalog: RouteData[] = defineRoutes([
  { index: true, module: "./List" },
  { path: ":id", module: "./Detail" },
]);

const List = (): ReactNode => (
  <>
    <h1>Lamps</h1>
    <Link to="3">Lamp 3</Link>
  </>
);
const Detail = (): ReactNode => (
  <h1>
    {useLoaderData<string>()} of {useParams()["id"]}
  </h1>
);
const detail: PageModule = { Component: Detail, loader: ({ params }: LoaderFunctionArgs) => `price ${params["id"]}` };

function visit(at: string, options: Partial<RenderShellOptions> = {}): Promise<RenderedShell> {
  return renderShell(routes, {
    at,
    containers: { catalog },
    layout: { Component: Layout },
    local: [
      { index: true, element: <h1>Home</h1> },
      { path: "*", element: <h1>Nothing here</h1> },
    ],
    ...options,
    remotes: { "catalog/List": () => ({ default: List }), "catalog/Detail": () => detail, ...options.remotes },
    render: { onCaughtError: () => {} },
  });
}

const heading = (name: string): Promise<HTMLElement> => screen.findByRole("heading", { name });

afterEach(() => void vi.restoreAllMocks());

describe("pages", () => {
  test("a direct visit runs the page's loader with its params", async () => {
    await visit("/catalog/3");
    expect(await heading("price 3 of 3")).toBeVisible();
  });

  test("click -> click -> back -> forward: one router over the pages of the shell and of a container", async () => {
    const { router } = await visit("/");
    expect(await heading("Home")).toBeVisible();
    await userEvent.click(screen.getByRole("link", { name: "Catalog" }));
    await userEvent.click(await screen.findByRole("link", { name: "Lamp 3" }));
    expect(await heading("price 3 of 3")).toBeVisible();
    await act(() => router.navigate(-1));
    expect(await heading("Lamps")).toBeVisible();
    await act(() => router.navigate(1));
    expect(await heading("price 3 of 3")).toBeVisible();
  });

  test("navigate -> arrive: the old page stays until the new one is there", async () => {
    const page = slow();
    await visit("/", { remotes: { "checkout/Page": page } });
    await userEvent.click(screen.getByRole("link", { name: "Checkout" }));
    expect(screen.getByText("loading")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Home" })).toBeVisible();
    await act(async () => page.arrive({ default: () => <h1>Checkout</h1> }));
    expect(await heading("Checkout")).toBeVisible();
  });

  test("visit -> arrive: the layout is there before the first page, with the fallback in its place", async () => {
    const page = slow();
    await visit("/checkout", { remotes: { "checkout/Page": page }, fallback: "wait" });
    expect(screen.getByRole("navigation")).toBeVisible();
    expect(screen.getByText("wait")).toBeVisible();
    await act(async () => page.arrive({ default: () => <h1>Checkout</h1> }));
    expect(await heading("Checkout")).toBeVisible();
  });

  test("a path that nobody claims renders the shell's page and loads nothing", async () => {
    const sources = {
      "catalog/List": vi.fn<() => unknown>(() => ({ default: List })),
      "catalog/Detail": vi.fn<() => unknown>(() => detail),
    };
    await visit("/catalog/3/reviews", { remotes: sources });
    expect(await heading("Nothing here")).toBeVisible();
    expect(sources["catalog/List"]).not.toHaveBeenCalled();
    expect(sources["catalog/Detail"]).not.toHaveBeenCalled();
  });

  test("fail -> heal -> retry: a layout that cannot be loaded has its boundary, inside the shell's", async () => {
    const frame = missing();
    await renderShell([{ path: "/account", remote: "account" }], {
      at: "/account/orders",
      containers: { account: [{ module: "./Frame", children: [{ path: "orders", module: "./Orders" }] }] },
      remotes: { "account/Frame": frame, "account/Orders": () => ({ default: () => <h1>Orders</h1> }) },
      layout: { Component: Layout },
      onError: () => {},
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("account ./Frame");
    await userEvent.click(screen.getByRole("button", { name: "clicked 0" }));
    frame.heal({
      default: () => (
        <section aria-label="Account">
          <Outlet />
        </section>
      ),
    });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("region", { name: "Account" })).toHaveTextContent("Orders");
    expect(screen.getByRole("button", { name: "clicked 1" })).toBeVisible();
  });

  test("a layout of a container stands around pages of others", async () => {
    const account: RouteData[] = [
      {
        path: "/account",
        remote: "account",
        module: "./Frame",
        children: [
          { index: true, remote: "account", module: "./Orders" },
          { path: "lamps", remote: "catalog" },
        ],
      },
    ];
    await renderShell(account, {
      at: "/account/lamps/3",
      containers: { catalog },
      remotes: {
        "account/Frame": () => ({
          default: () => (
            <section aria-label="Account">
              <Outlet />
            </section>
          ),
        }),
        "account/Orders": () => ({ default: () => <h1>Orders</h1> }),
        "catalog/Detail": () => detail,
      },
    });
    expect(await heading("price 3 of 3")).toBeVisible();
    expect(screen.getByRole("region", { name: "Account" })).toContainElement(screen.getByRole("heading"));
  });

  test("a declared route takes the shell's own element, and its remote children go below that", async () => {
    await renderShell([{ path: "/help", children: [{ path: "lamps", remote: "catalog", module: "./List" }] }], {
      at: "/help/lamps",
      remotes: { "catalog/List": () => ({ default: List }) },
      local: [
        {
          path: "help",
          element: (
            <section aria-label="Help">
              <Outlet />
            </section>
          ),
          children: [{ path: "terms", element: <h1>Terms</h1> }],
        },
      ],
    });
    expect(await heading("Lamps")).toBeVisible();
    expect(screen.getByRole("region", { name: "Help" })).toBeVisible();
  });

  test("forms reach the page's action", async () => {
    const Page = (): ReactNode => (
      <Form method="post">
        <button name="lamp" value="3">
          Order
        </button>
        <p>{useActionData<string>()}</p>
      </Form>
    );
    const action: PageModule["action"] = async ({ request }) =>
      `ordered ${(await request.formData()).get("lamp") as string}`;
    await visit("/checkout", { remotes: { "checkout/Page": () => ({ default: Page, action }) } });
    await userEvent.click(await screen.findByRole("button", { name: "Order" }));
    expect(await screen.findByText("ordered 3")).toBeVisible();
  });

  test("a form to a page without an action gets 405", async () => {
    const Page = (): ReactNode => (
      <Form method="post">
        <button>Order</button>
      </Form>
    );
    await visit("/checkout", { remotes: { "checkout/Page": () => ({ default: Page }) } });
    await userEvent.click(await screen.findByRole("button", { name: "Order" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("405 Method Not Allowed");
  });

  test("the page decides about revalidation once it is there", async () => {
    const loader = vi.fn<() => string>(() => "data");
    const page: PageModule = { Component: () => <h1>Checkout</h1>, loader, shouldRevalidate: () => false };
    const { router } = await visit("/checkout", { remotes: { "checkout/Page": () => page } });
    await heading("Checkout");
    await act(() => router.revalidate());
    expect(loader).toHaveBeenCalledTimes(1);
  });
});

describe("failures", () => {
  test("fail -> heal -> retry: a page that cannot be loaded heals in place, and the layout keeps its state", async () => {
    const page = missing();
    await visit("/", { remotes: { "checkout/Page": page } });
    await userEvent.click(screen.getByRole("button", { name: "clicked 0" }));
    await userEvent.click(screen.getByRole("link", { name: "Checkout" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded.checkout ./Page");
    expect(screen.getByRole("button", { name: "clicked 1" })).toBeVisible();

    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("alert")).toBeVisible();

    page.heal({ default: () => <h1>Checkout</h1> });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await heading("Checkout")).toBeVisible();
    expect(screen.getByRole("button", { name: "clicked 1" })).toBeVisible();
  });

  test("fail -> away -> heal -> back: a failure is not kept", async () => {
    const page = missing();
    const { router } = await visit("/checkout", { remotes: { "checkout/Page": page } });
    expect(await screen.findByRole("alert")).toBeVisible();
    await act(() => router.navigate("/"));
    page.heal({ default: () => <h1>Checkout</h1> });
    await act(() => router.navigate(-1));
    expect(await heading("Checkout")).toBeVisible();
  });

  test("an error of the page's loader goes to the page's own boundary", async () => {
    const Sorry = (): ReactNode => <h1>Sorry: {(useRouteError() as Error).message}</h1>;
    const loader = (): never => {
      throw new Error("sold out");
    };
    await visit("/checkout", {
      remotes: { "checkout/Page": () => ({ default: () => null, ErrorBoundary: Sorry, loader }) },
    });
    expect(await heading("Sorry: sold out")).toBeVisible();
  });

  test("throw -> heal -> retry: a page that threw while rendering", async () => {
    vi.spyOn(console, "error").mockReturnValue(); // React Router logs what it catches
    const page = throwsOnRender(new Error("no price"));
    await visit("/checkout", { remotes: { "checkout/Page": page } });
    expect(await screen.findByRole("alert")).toHaveTextContent("stopped working");
    page.heal({ default: () => <h1>Checkout</h1> });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await heading("Checkout")).toBeVisible();
  });

  test("errorFallback gets remote, build, module and phase", async () => {
    const errorFallback: RenderShellOptions["errorFallback"] = ({ remote, module, phase, build }) => (
      <p>{[remote, module, phase, build].join(" ")}</p>
    );
    const { runtime } = await visit("/checkout", { remotes: { "checkout/Page": missing() }, errorFallback });
    expect(await screen.findByText(`checkout ./Page load ${runtime.snapshot.names["checkout"]}`)).toBeVisible();
  });

  test("a container that the snapshot does not have fails by name, at every path below", async () => {
    await visit("/catalog/3/reviews", { containers: {}, runtime: createTestRuntime() });
    expect(await screen.findByRole("alert")).toHaveTextContent("catalog .NACRE_PLAN_UNKNOWN_CONTAINER");
    expect(screen.getByRole("navigation")).toBeVisible();
  });

  test("containers that mount each other do not hang the page", async () => {
    const circular = { catalog: [{ path: "c", remote: "news" }], news: [{ path: "n", remote: "catalog" }] };
    await visit("/catalog/c/n/c", { containers: circular });
    expect(await heading("Nothing here")).toBeVisible();
  });
});

test("renders what the plan's flattened routes say, for every path of the snapshot", async () => {
  const shell: RouteData[] = [
    { path: "/catalog", remote: "catalog" },
    {
      path: "/checkout",
      remote: "checkout",
      module: "./Page",
      children: [{ path: "done", remote: "checkout", module: "./Done" }],
    },
    { path: "/", module: "./Frame", children: [{ path: "about", module: "./About" }] },
  ];
  const nested: RouteData[] = [...catalog, { path: "news", remote: "news" }, { path: "old?/sale", module: "./Sale" }];
  const news: RouteData[] = [
    {
      module: "./Frame",
      children: [
        { index: true, module: "./All" },
        { path: "*", module: "./One" },
      ],
    },
  ];
  const manifests = [
    buildManifest({ name: "shell", exposes: ["./Frame", "./About"], routes: shell }),
    buildManifest({ name: "catalog", exposes: ["./List", "./Detail", "./Sale"], routes: nested }),
    buildManifest({ name: "checkout", exposes: ["./Page", "./Done"] }),
    buildManifest({ name: "news", exposes: ["./Frame", "./All", "./One"], routes: news }),
  ];
  const snapshot = buildSnapshot(manifests);
  const references = manifests.flatMap(({ name, exposes }) =>
    Object.keys(exposes).map((expose) => name + expose.slice(1)),
  );
  const remotes = Object.fromEntries(
    references.map((reference) => [
      reference,
      () => ({
        default: () => (
          <div>
            <i>{reference}</i>
            <Outlet />
          </div>
        ),
      }),
    ]),
  );
  const pages = snapshot.routes.filter(({ modules }) => modules.length > 0);
  expect(pages.length).toBeGreaterThan(8);
  for (const { path, modules } of pages) {
    const at = path.replace("*", "a/b").replace(/:\w+/, "7");
    const { container, unmount } = await renderShell(shell, { at, runtime: createTestRuntime({ snapshot, remotes }) });
    await vi.waitFor(() =>
      expect([...container.querySelectorAll("i")].map((each) => each.textContent)).toEqual(modules),
    );
    unmount();
  }
});
