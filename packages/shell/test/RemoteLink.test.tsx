import type { Reference, RouteData } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { RemoteLink, usePrefetch, type PageModule, type RemoteLinkProps } from "@nacre/shell";
import { createTestRuntime, renderShell } from "@nacre/testing";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef, type ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";

const routes: RouteData[] = [{ index: true }, { path: "/catalog", remote: "catalog" }];
const catalog: RouteData[] = [
  { index: true, module: "./List" },
  { path: ":id", module: "./Detail", preload: ["components/Price"] },
];

function recording(): { runtime: Runtime; requested: Reference[] } {
  const requested: Reference[] = [];
  const runtime = createTestRuntime({
    routes: { shell: routes, catalog },
    remotes: { "catalog/Detail": () => ({}), "catalog/List": () => ({}) },
  });
  return { requested, runtime: { ...runtime, preload: async (references) => void requested.push(...references) } };
}

function visit(to: string, runtime: Runtime): Promise<unknown> {
  return renderShell(routes, { runtime, local: [{ index: true, element: <RemoteLink to={to}>go</RemoteLink> }] });
}

test("pointer or focus on the link requests the page and what it preloads, before any click", async () => {
  const { runtime, requested } = recording();
  await visit("/catalog/3", runtime);
  expect(requested).toEqual([]);
  await userEvent.hover(await screen.findByRole("link"));
  expect(requested).toEqual(["catalog/Detail", "components/Price"]);
  await userEvent.tab();
  expect(requested).toEqual(["catalog/Detail", "components/Price", "catalog/Detail", "components/Price"]);
});

test.each(["/", "/nowhere"])("a link to %s requests nothing", async (to) => {
  const { runtime, requested } = recording();
  await visit(to, runtime);
  await userEvent.hover(await screen.findByRole("link"));
  expect(requested).toEqual([]);
});

/** What the browser says when an element comes into view. */
function stubViewport(): { show: (element: Element) => void } {
  const shown = new Map<Element, () => void>();
  class Observer {
    readonly #tell: (entries: { isIntersecting: boolean }[]) => void;
    constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
      this.#tell = tell;
    }
    observe(element: Element): void {
      shown.set(element, () => this.#tell([{ isIntersecting: true }]));
    }
    disconnect(): void {
      shown.clear();
    }
  }
  vi.stubGlobal("IntersectionObserver", Observer);
  return { show: (element) => shown.get(element)?.() };
}

afterEach(() => void vi.unstubAllGlobals());

async function visitWith(prefetch: RemoteLinkProps["prefetch"]): Promise<Reference[]> {
  const { runtime, requested } = recording();
  const link = (
    <RemoteLink to="/catalog/3" prefetch={prefetch!}>
      go
    </RemoteLink>
  );
  await renderShell(routes, { runtime, local: [{ index: true, element: link }] });
  await screen.findByRole("link");
  return requested;
}

test("render: requested as soon as the link is there", async () => {
  expect(await visitWith("render")).toEqual(["catalog/Detail", "components/Price"]);
});

test("viewport: requested when the link is seen, once", async () => {
  const viewport = stubViewport();
  const requested = await visitWith("viewport");
  expect(requested).toEqual([]);
  const link = screen.getByRole("link");
  viewport.show(link);
  viewport.show(link);
  expect(requested).toEqual(["catalog/Detail", "components/Price"]);
});

test("none: nothing is requested ahead, whatever one does", async () => {
  const requested = await visitWith("none");
  await userEvent.hover(screen.getByRole("link"));
  expect(requested).toEqual([]);
});

test("refs and handlers of the link's owner are kept; a prevented event requests nothing", async () => {
  const { runtime, requested } = recording();
  const ref = createRef<HTMLAnchorElement>();
  const link = (
    <RemoteLink to="/catalog/3" ref={ref} onPointerEnter={(event) => event.preventDefault()}>
      go
    </RemoteLink>
  );
  await renderShell(routes, { runtime, local: [{ index: true, element: link }] });
  await userEvent.hover(await screen.findByRole("link"));
  expect(ref.current).toBe(screen.getByRole("link"));
  expect(requested).toEqual([]);
});

test("hover -> click: data and code that were requested ahead are used by the navigation", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response("brass");
  });
  const detail: PageModule = {
    Component: () => <h1>Lamp</h1>,
    loader: async ({ data }) => (await data("/api/products/:id")).text(),
  };
  const withData: RouteData[] = [{ path: ":id", module: "./Detail", data: ["/api/products/:id"] }];
  await renderShell(routes, {
    containers: { catalog: withData },
    remotes: { "catalog/Detail": () => detail },
    local: [{ index: true, element: <RemoteLink to="/catalog/3">go</RemoteLink> }],
  });
  await userEvent.hover(await screen.findByRole("link"));
  expect(asked).toEqual(["/api/products/3"]);
  await userEvent.click(screen.getByRole("link"));
  expect(await screen.findByRole("heading", { name: "Lamp" })).toBeVisible();
  expect(asked).toEqual(["/api/products/3"]);
});

test("usePrefetch: asked by hand, a path that is relative to the page's; what is only declared requests nothing", async () => {
  const { runtime, requested } = recording();
  const Row = (): ReactNode => {
    const prefetch = usePrefetch();
    return <button onClick={() => ["catalog/3", "/nowhere"].forEach(prefetch)}>look</button>;
  };
  await renderShell(routes, { runtime, local: [{ index: true, Component: Row }] });
  await userEvent.click(await screen.findByRole("button"));
  expect(requested).toEqual(["catalog/Detail", "components/Price"]);
});
