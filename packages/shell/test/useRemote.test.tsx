import { RemoteBoundary, useRemote } from "@nacre/shell";
import { createTestRuntime, missing, renderWithRemotes, slow, type RemoteSource } from "@nacre/testing";
import type { Runtime } from "@nacre/runtime";
import { act, fireEvent, screen, type RenderResult } from "@testing-library/react";
import { Component, startTransition, StrictMode, Suspense, useState, type ReactNode } from "react";
import { expect, test, vi } from "vitest";

const euros = { format: (cents: number) => `${cents / 100} €` };
const pounds = { format: (cents: number) => `£${cents / 100}` };

function Price({ from = "pricing/format" }: { from?: string }): ReactNode {
  const { format } = useRemote<typeof euros>(from);
  return <b>{format(450)}</b>;
}

function runtimeWith(source: RemoteSource): Runtime {
  return createTestRuntime({ remotes: { "pricing/format": source } });
}

function show(tree: ReactNode, runtime: Runtime): Promise<RenderResult> {
  const quiet = { onCaughtError: () => {}, onRecoverableError: () => {} };
  return renderWithRemotes(<StrictMode>{tree}</StrictMode>, { runtime, render: quiet });
}

const click = (name: string): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole("button", { name })));

test("suspends until the module is there, and gives its exports", async () => {
  const source = slow();
  await show(
    <Suspense fallback="wait">
      <Price />
    </Suspense>,
    runtimeWith(source),
  );
  expect(screen.getByText("wait")).toBeVisible();
  await act(async () => source.arrive(euros));
  expect(await screen.findByText("4.5 €")).toBeVisible();
});

test("select gives a part of the module", async () => {
  function Selected(): ReactNode {
    const format = useRemote("pricing/format", { select: (pricing: typeof euros) => pricing.format });
    return <b>{format(100)}</b>;
  }
  await show(
    <Suspense>
      <Selected />
    </Suspense>,
    runtimeWith(() => euros),
  );
  expect(await screen.findByText("1 €")).toBeVisible();
});

test("transition -> arrive: what is shown stays, and no fallback is seen", async () => {
  const later = slow();
  const runtime = createTestRuntime({ remotes: { "pricing/format": () => euros, "uk/format": later } });
  function Switch(): ReactNode {
    const [from, setFrom] = useState("pricing/format");
    return (
      <>
        <button onClick={() => startTransition(() => setFrom("uk/format"))}>pounds</button>
        <Suspense fallback="wait">
          <Price from={from} />
        </Suspense>
      </>
    );
  }
  await show(<Switch />, runtime);
  expect(await screen.findByText("4.5 €")).toBeVisible();
  await click("pounds");
  expect(screen.getByText("4.5 €")).toBeVisible();
  expect(screen.queryByText("wait")).toBeNull();
  await act(async () => later.arrive(pounds));
  expect(await screen.findByText("£4.5")).toBeVisible();
});

test("fail -> heal -> retry: the boundary around says which module failed, loads it once per try, and heals", async () => {
  const source = missing();
  const load = vi.fn<RemoteSource>(source);
  await show(
    <RemoteBoundary from="catalog/Chart">
      <Price />
    </RemoteBoundary>,
    runtimeWith(load),
  );
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded.pricing ./format");
  expect(load).toHaveBeenCalledTimes(1);
  source.heal(euros);
  await click("Try again");
  expect(await screen.findByText("4.5 €")).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
});

class Own extends Component<{ children: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError(): object {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <p>failed</p> : this.props.children;
  }
}

test("without a boundary of ours nobody keeps the failure: three loads, then it is thrown", async () => {
  vi.spyOn(console, "error").mockReturnValueOnce(); // React notices that each load is another promise
  const load = vi.fn<RemoteSource>(missing());
  await show(
    <Own>
      <Suspense>
        <Price />
      </Suspense>
    </Own>,
    runtimeWith(load),
  );
  expect(await screen.findByText("failed")).toBeVisible();
  expect(load).toHaveBeenCalledTimes(3);
});
