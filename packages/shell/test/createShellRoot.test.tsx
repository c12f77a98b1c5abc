import {
  createShellRoot,
  createShellRoutes,
  remote,
  RemoteComponent,
  RuntimeProvider,
  type ShellError,
  type ShellRootOptions,
} from "@nacre/shell";
import { createTestRuntime, missing, throwsOnRender, type RemoteSource } from "@nacre/testing";
import { act, fireEvent, screen } from "@testing-library/react";
import { isNacreError } from "@nacre/contract";
import { Component, type ReactNode } from "react";
import type { Root } from "react-dom/client";
import { createMemoryRouter, data, RouterProvider, type LoaderFunctionArgs } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const Button = remote("components/Button");
const onError = vi.fn<(error: ShellError) => void>();
let root: Root | undefined;

beforeEach(() => void onError.mockClear());
afterEach(async () => {
  await act(async () => root?.unmount());
  vi.restoreAllMocks();
});

async function show(tree: ReactNode, source: RemoteSource, options: ShellRootOptions = { onError }): Promise<void> {
  const element = document.body.appendChild(document.createElement("div"));
  const runtime = createTestRuntime({ remotes: { "components/Button": source } });
  await act(async () => {
    root = createShellRoot(element, options);
    root.render(<RuntimeProvider runtime={runtime}>{tree}</RuntimeProvider>);
  });
}

const told = (): string[] => onError.mock.calls.map(([{ kind, error }]) => `${kind}: ${(error as Error).message}`);

function Own({ children }: { children: ReactNode }): ReactNode {
  return <Boundary>{children}</Boundary>;
}
class Boundary extends Component<{ children: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError(): object {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? "failed" : this.props.children;
  }
}
const Thrower = (): ReactNode => {
  throw new Error("mine");
};

test("a remote that fails to render is told once, with its module, and not again as a caught error", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  await show(<Button />, throwsOnRender(new Error("no price")));
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Try again" })));
  expect(told()).toEqual(["remote: no price"]);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ remote: "components", module: "./Button", phase: "render" });
  expect(log).toHaveBeenCalled();
});

test("a remote that cannot be loaded is told, and React has nothing to log", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  await show(<Button />, missing());
  await screen.findByRole("alert");
  expect(told()).toEqual(["remote: not found (a fault of this test)"]);
  expect(log).not.toHaveBeenCalled();
});

test("what another boundary catches is told with its component stack, besides the owner's own hook", async () => {
  const onCaughtError = vi.fn<(error: unknown) => void>();
  await show(
    <Own>
      <Thrower />
    </Own>,
    () => ({}),
    { onError, onCaughtError },
  );
  expect(told()).toEqual(["caught: mine"]);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ componentStack: expect.stringContaining("Thrower") as string });
  expect(onCaughtError).toHaveBeenCalledTimes(1);
});

test("what no boundary catches is told", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false); // `act` keeps such errors to itself
  root = createShellRoot(document.createElement("div"), { onError, onUncaughtError: () => {} });
  root.render(<Thrower />);
  await vi.waitFor(() => expect(told()).toEqual(["uncaught: mine"]));
  vi.unstubAllGlobals();
});

test("what React recovers from by rendering once more is told", async () => {
  const read = vi
    .fn<() => string>(() => "whole")
    .mockImplementationOnce(() => {
      throw new Error("torn");
    });
  const Once = (): ReactNode => read();
  await show(<Once />, () => ({}), { onError, onRecoverableError: () => {} });
  expect(onError.mock.calls.map(([{ kind }]) => kind)).toEqual(["recovered"]);
});

test("fail -> retry -> fail: where nobody listens, an incident is logged once, in words", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  await show(<RemoteComponent from="components/Knob" />, () => ({}), {});
  await act(async () => void fireEvent.click(await screen.findByRole("button", { name: "Try again" })));
  const [said, error] = log.mock.calls[0] ?? [];
  expect(said).toMatch(
    /^components \.\/Knob \([0-9a-f]{16}\) failed, phase resolve: NACRE_PLAN_UNKNOWN_EXPOSE: Something asks for "\.\/Knob"/,
  );
  expect(isNacreError(error, "NACRE_PLAN_UNKNOWN_EXPOSE")).toBe(true);
  expect(log).toHaveBeenCalledOnce();
});

test("where nobody listens, what fails to render is logged once, by React", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  await show(<Button />, throwsOnRender(new Error("no price")), {});
  expect(log.mock.calls.map((args) => args.some((each) => each instanceof Error))).toEqual([true]);
});

test("where nobody listens, a page's loader that throws is logged; a status is not", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const loader = ({ params }: LoaderFunctionArgs): never => {
    throw params["id"] === "1" ? new Error("no order") : data("gone", { status: 410 });
  };
  const routes = [{ path: ":id", remote: "account", module: "./Order" }];
  const runtime = createTestRuntime({ remotes: { "account/Order": () => ({ default: () => null, loader }) } });
  const router = createMemoryRouter(createShellRoutes({ routes, runtime }), { initialEntries: ["/1"] });
  await show(<RouterProvider router={router} />, () => ({}), {});
  expect(await screen.findByRole("alert")).toHaveTextContent("no order");
  expect(log.mock.calls).toEqual([
    [expect.stringMatching(/^account \.\/Order \(.+\) failed, phase render: no order$/), expect.any(Error)],
  ]);
  await act(() => router.navigate("/2"));
  expect(screen.getByRole("alert")).toHaveTextContent("410");
  expect(log).toHaveBeenCalledOnce();
  router.dispose();
});

test("without onError it is createRoot", async () => {
  await show(<p>plain</p>, () => ({}), {});
  expect(screen.getByText("plain")).toBeVisible();
});
