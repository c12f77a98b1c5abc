import { NacreError } from "@nacre/contract";
import { remote, RemoteBoundary, type RemoteErrorProps, type RemoteFailure } from "@nacre/shell";
import {
  createTestRuntime,
  missing,
  renderShell,
  renderWithRemotes,
  throwsOnLoad,
  throwsOnRender,
} from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import { StrictMode, useEffect, useLayoutEffect, useState, type ReactNode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";

const Button = remote("components/Button");
const works = { default: () => <b>works</b> };
const Phase = ({ phase, retry }: RemoteErrorProps): ReactNode => <button onClick={retry}>{phase}</button>;
const quiet = { onCaughtError: () => {} };
const click = (name: string): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole("button", { name })));

afterEach(() => void vi.restoreAllMocks());

/** A component that throws in an effect until it is told not to. */
function effectful(useIt: typeof useEffect): { module: object; heal: () => void } {
  let broken = true;
  const Thrower = (): ReactNode => {
    useIt(() => {
      if (broken) throw new Error("no canvas");
    }, []);
    return <b>works</b>;
  };
  return { module: { default: Thrower }, heal: () => (broken = false) };
}

describe("phase", () => {
  test.each([
    ["resolve", throwsOnLoad(new NacreError("NACRE_PLAN_UNKNOWN_CONTAINER", { name: "components" }))],
    ["load", missing()],
    ["render", throwsOnRender(new Error("no price"))],
    ["effect", () => effectful(useEffect).module],
    ["effect", () => effectful(useLayoutEffect).module],
  ])("%s", async (phase, source) => {
    await renderWithRemotes(<Button errorFallback={Phase} />, {
      remotes: { "components/Button": source },
      render: quiet,
    });
    expect(await screen.findByRole("button", { name: phase })).toBeVisible();
  });

  test("resolve: a container that the snapshot does not have", async () => {
    await renderWithRemotes(<Button errorFallback={Phase} />, { render: quiet });
    expect(await screen.findByRole("button", { name: "resolve" })).toBeVisible();
  });

  test("appear -> click -> throw: what fails later is no effect of appearing", async () => {
    function Fragile(): ReactNode {
      const [broken, setBroken] = useState(false);
      if (broken) throw new Error("no price");
      return <button onClick={() => setBroken(true)}>break</button>;
    }
    await renderWithRemotes(<Button errorFallback={Phase} />, {
      remotes: { "components/Button": () => ({ default: Fragile }) },
      render: quiet,
    });
    await screen.findByRole("button", { name: "break" });
    await click("break");
    expect(screen.getByRole("button", { name: "render" })).toBeVisible();
  });

  test("effect -> heal -> retry: of a page", async () => {
    vi.spyOn(console, "error").mockReturnValue(); // React Router logs what it catches
    const { module, heal } = effectful(useEffect);
    await renderShell([{ path: "/", remote: "checkout", module: "./Page" }], {
      remotes: { "checkout/Page": () => module },
      errorFallback: Phase,
      render: quiet,
    });
    await screen.findByRole("button", { name: "effect" });
    heal();
    await click("effect");
    expect(await screen.findByText("works")).toBeVisible();
  });
});

describe("onError", () => {
  const told = (onError: { mock: { calls: [RemoteFailure][] } }): string[] =>
    onError.mock.calls.map(([{ remote: name, module, phase }]) => [name, module, phase].join(" "));

  test("two places fail -> retry -> heal -> fail again: once per incident, and a success ends it", async () => {
    const onError = vi.fn<(failure: RemoteFailure) => void>();
    const source = throwsOnRender(new Error("no price"));
    await renderWithRemotes(
      <StrictMode>
        <Button errorFallback={Phase} />
        <Button errorFallback={() => null} />
      </StrictMode>,
      { remotes: { "components/Button": source }, render: quiet, onError },
    );
    await screen.findByRole("button", { name: "render" });
    await click("render");
    expect(told(onError)).toEqual(["components ./Button render"]);
    source.heal(works);
    await click("render");
    expect(await screen.findByText("works")).toBeVisible();

    source.heal({
      default: () => {
        throw new Error("again");
      },
    });
    await renderWithRemotes(<Button errorFallback={Phase} />, {
      remotes: { "components/Button": source },
      render: quiet,
      onError,
    });
    expect(told(onError)).toHaveLength(2);
  });

  test("load fails -> retry -> render fails: a load that succeeds ends the incident of the load", async () => {
    const onError = vi.fn<(failure: RemoteFailure) => void>();
    const source = missing();
    await renderWithRemotes(<Button errorFallback={Phase} />, {
      remotes: { "components/Button": source },
      render: quiet,
      onError,
    });
    await screen.findByRole("button", { name: "load" });
    await click("load");
    expect(told(onError)).toEqual(["components ./Button load"]);
    source.heal(throwsOnRender(new Error("no price"))());
    await click("load");
    await screen.findByRole("button", { name: "render" });
    expect(told(onError)).toEqual(["components ./Button load", "components ./Button render"]);
  });

  test("an effect that fails at every retry is one incident", async () => {
    const onError = vi.fn<(failure: RemoteFailure) => void>();
    await renderWithRemotes(<Button errorFallback={Phase} />, {
      remotes: { "components/Button": () => effectful(useEffect).module },
      render: quiet,
      onError,
    });
    await screen.findByRole("button", { name: "effect" });
    await click("effect");
    await click("effect");
    expect(told(onError)).toEqual(["components ./Button effect"]);
  });

  test("a page that cannot be loaded is told; a status that its loader throws is not", async () => {
    const onError = vi.fn<(failure: RemoteFailure) => void>();
    const routes = [
      { path: "/lost", remote: "lost", module: "./Page" as const },
      { path: "/sold-out", remote: "shop", module: "./Page" as const },
    ];
    const loader = (): never => {
      throw new Response(null, { status: 404 });
    };
    const runtime = createTestRuntime({
      remotes: { "lost/Page": missing(), "shop/Page": () => ({ default: () => null, loader }) },
    });
    const { router } = await renderShell(routes, { at: "/lost", runtime, render: quiet, onError });
    await screen.findByRole("alert");
    await act(() => router.navigate("/sold-out"));
    expect(await screen.findByRole("alert")).toHaveTextContent("404");
    expect(told(onError)).toEqual(["lost ./Page load"]);
  });
});

test("two modules fail by one error -> the first heals: all of its places do, and none of the other's", async () => {
  const Card = remote("components/Card");
  const onError = vi.fn<(failure: RemoteFailure) => void>();
  const error = new Error("no container");
  const [button, card] = [throwsOnLoad(error), throwsOnLoad(error)];
  const Named = ({ module, retry }: RemoteErrorProps): ReactNode => <button onClick={retry}>{module}</button>;
  await renderWithRemotes(
    <>
      <Card errorFallback={Named} />
      <Card errorFallback={() => <p>No card</p>} />
      <Button errorFallback={Named} />
    </>,
    { remotes: { "components/Card": card, "components/Button": button }, onError },
  );
  await screen.findByRole("button", { name: "./Card" });
  expect(onError.mock.calls.map(([{ module }]) => module).toSorted()).toEqual(["./Button", "./Card"]);
  card.heal(works);
  await click("./Card");
  expect(await screen.findAllByText("works")).toHaveLength(2);
  expect(screen.getByRole("button", { name: "./Button" })).toBeVisible();
});

test("an inner boundary keeps its error from the outer one, and each has its own retry", async () => {
  const source = throwsOnRender(new Error("no price"));
  await renderWithRemotes(
    <RemoteBoundary from="catalog/Chart" errorFallback={() => <p>outer</p>}>
      <Button errorFallback={Phase} />
      <i>beside</i>
    </RemoteBoundary>,
    { remotes: { "components/Button": source }, render: quiet },
  );
  await screen.findByRole("button", { name: "render" });
  expect(screen.getByText("beside")).toBeVisible();
  source.heal(works);
  await click("render");
  expect(await screen.findByText("works")).toBeVisible();
});
