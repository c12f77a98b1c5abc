import { RemoteComponent, RuntimeProvider } from "@nacre/shell";
import { createTestRuntime, missing, slow } from "@nacre/testing";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { startTransition, useState, type ReactNode } from "react";
import { expect, test } from "vitest";

const Teaser = ({ limit, children }: { limit: number; children?: ReactNode }): ReactNode => (
  <p>
    {limit} lamps {children}
  </p>
);

test("renders the module that is named at run time, and another one when the name changes", async () => {
  const runtime = createTestRuntime({
    remotes: { "catalog/Teaser": () => ({ default: Teaser }), "news/Teaser": () => ({ default: () => <p>news</p> }) },
  });
  const page = (from: string): ReactNode => (
    <RuntimeProvider runtime={runtime}>
      <RemoteComponent from={from} props={{ limit: 3 }}>
        on sale
      </RemoteComponent>
    </RuntimeProvider>
  );
  const { rerender } = await act(async () => render(page("catalog/Teaser")));
  expect(await screen.findByText("3 lamps on sale")).toBeVisible();
  await act(async () => rerender(page("news/Teaser")));
  expect(await screen.findByText("news")).toBeVisible();
  expect(screen.queryByText("3 lamps on sale")).toBeNull();
});

test("A fails -> the name changes to B: the error of A is gone", async () => {
  const runtime = createTestRuntime({
    remotes: { "catalog/Teaser": missing(), "news/Teaser": () => ({ default: () => <p>news</p> }) },
  });
  const page = (from: string): ReactNode => (
    <RuntimeProvider runtime={runtime}>
      <RemoteComponent from={from} />
    </RuntimeProvider>
  );
  const { rerender } = await act(async () => render(page("catalog/Teaser"), { onCaughtError: () => {} }));
  expect(await screen.findByRole("alert")).toHaveTextContent("catalog ./Teaser");
  await act(async () => rerender(page("news/Teaser")));
  expect(await screen.findByText("news")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("A -> transition to B -> B arrives: A stays, and no fallback is seen", async () => {
  const news = slow();
  const runtime = createTestRuntime({
    remotes: { "catalog/Teaser": () => ({ default: () => <p>lamps</p> }), "news/Teaser": news },
  });
  function Page(): ReactNode {
    const [from, setFrom] = useState("catalog/Teaser");
    return (
      <>
        <button onClick={() => startTransition(() => setFrom("news/Teaser"))}>news</button>
        <RemoteComponent from={from} fallback="wait" />
      </>
    );
  }
  await act(async () =>
    render(
      <RuntimeProvider runtime={runtime}>
        <Page />
      </RuntimeProvider>,
    ),
  );
  expect(await screen.findByText("lamps")).toBeVisible();
  await act(async () => void fireEvent.click(screen.getByRole("button")));
  expect(screen.getByText("lamps")).toBeVisible();
  expect(screen.queryByText("wait")).toBeNull();
  await act(async () => news.arrive({ default: () => <p>weather</p> }));
  expect(await screen.findByText("weather")).toBeVisible();
});
