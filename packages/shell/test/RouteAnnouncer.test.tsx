import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useEffect, useRef, type ReactElement } from "react";
import { createMemoryRouter, Link, Outlet, RouterProvider, type DataRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { RouteAnnouncer } from "@nacre/shell";

afterEach(() => void (document.title = ""));

function Layout({ message }: { message?: () => string }): ReactElement {
  const main = useRef<HTMLElement>(null);
  return (
    <>
      <RouteAnnouncer focus={main} {...(message && { message })} />
      <nav>
        {["/", "/catalog", "/catalog?q=cup", "/search", "/untitled", "/nameless"].map((to) => (
          <Link key={to} to={to}>
            {to}
          </Link>
        ))}
      </nav>
      <main ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function Search(): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <title>Catalog</title>
      <input aria-label="Words" ref={field} />
    </>
  );
}

const pages = [
  { path: "/", element: <title>Home</title> },
  { path: "/catalog", element: <title>Catalog</title> },
  {
    path: "/search",
    Component: Search,
  },
  { path: "/untitled", element: <h1>Untitled</h1> },
  { path: "/nameless", element: <p>Nothing</p> },
];

function open(message?: () => string): { router: DataRouter; go(to: string): Promise<void> } {
  const layout = <Layout {...(message && { message })} />;
  const router = createMemoryRouter([{ element: layout, children: pages }]);
  render(<RouterProvider router={router} />);
  const user = userEvent.setup();
  return { router, go: (to) => user.click(screen.getByRole("link", { name: to })) };
}

test("the first page is the browser's: nothing is said, and nothing is focused", () => {
  open();
  expect(screen.getByRole("status")).toHaveTextContent("");
  expect(document.body).toHaveFocus();
});

test("click a link -> the new page's title is said, and the focus is where it begins", async () => {
  const { go } = open();
  await go("/catalog");
  expect(screen.getByRole("status")).toHaveTextContent("Catalog");
  expect(screen.getByRole("main")).toHaveFocus();
});

test("back says the page before, too", async () => {
  const { go, router } = open();
  await go("/catalog");
  screen.getByRole("link", { name: "/search" }).focus();
  await router.navigate(-1);
  expect(await within(screen.getByRole("status")).findByText("Home")).toBeInTheDocument();
  expect(screen.getByRole("main")).toHaveFocus();
});

test("another search on the same page says nothing, and the focus stays", async () => {
  const { go } = open();
  await go("/catalog");
  await go("/catalog?q=cup");
  expect(screen.getByRole("link", { name: "/catalog?q=cup" })).toHaveFocus();
});

test("two pages with one title: each is said, and what the second one focuses keeps the focus", async () => {
  const { go } = open();
  await go("/catalog");
  const before = screen.getByRole("status").firstChild;
  await go("/search");
  expect(screen.getByRole("status")).toHaveTextContent("Catalog");
  expect(screen.getByRole("status").firstChild).not.toBe(before);
  expect(screen.getByRole("textbox", { name: "Words" })).toHaveFocus();
});

test("a page without a title is said by its heading, one without both by its path", async () => {
  const { go } = open();
  await go("/untitled");
  expect(screen.getByRole("status")).toHaveTextContent("Untitled");
  await go("/nameless");
  expect(screen.getByRole("status")).toHaveTextContent("/nameless");
});

test("the words may be the shell's own", async () => {
  const { go } = open(() => `You are now at ${document.title}`);
  await go("/catalog");
  expect(screen.getByRole("status")).toHaveTextContent("You are now at Catalog");
});
