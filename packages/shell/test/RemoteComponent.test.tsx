import { RemoteComponent, RuntimeProvider } from "@nacre/shell";
import { createTestRuntime, missing } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
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
