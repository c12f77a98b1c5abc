import { hydrateShellRoot, remote, RuntimeProvider, type ShellError } from "@nacre/shell";
import { createTestRuntime, missing, slow, type RemoteSource } from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import type { Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";

const Button = remote<{ default: () => ReactNode }>("components/Button");
function Counter(): ReactNode {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount(count + 1)}>clicked {count}</button>;
}

let root: Root | undefined;
afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

function page(source: RemoteSource, text = "shop"): ReactNode {
  return (
    <RuntimeProvider runtime={createTestRuntime({ remotes: { "components/Button": source } })}>
      <p>{text}</p>
      <Button fallback="wait" />
    </RuntimeProvider>
  );
}

/** What a server has rendered, in the document: the marks are React's, around what may still be on its way. */
function receive(): HTMLElement {
  const element = document.body.appendChild(document.createElement("div"));
  element.innerHTML = "<p>shop</p><!--$--><button>clicked <!-- -->0</button><!--/$-->";
  return element;
}

test("HTML -> hydrate -> code: the server's HTML stays until the remote is there, and lives then", async () => {
  const element = receive();
  const served = screen.getByRole("button", { name: "clicked 0" });
  const code = slow();
  await act(async () => void (root = hydrateShellRoot(element, page(code))));
  expect(screen.getByRole("button")).toBe(served);
  await act(async () => code.arrive({ default: Counter }));
  fireEvent.click(served);
  expect(served).toHaveTextContent("clicked 1");
});

test("onError hears of remotes, and of what React has recovered from", async () => {
  const onError = vi.fn<(error: ShellError) => void>();
  const element = receive();
  const options = { onError, onRecoverableError: () => {} };
  await act(async () => void (root = hydrateShellRoot(element, page(missing(), "another"), options)));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(onError.mock.calls.map(([{ kind }]) => kind).toSorted()).toEqual(["recovered", "remote"]);
});
