import { remote, RuntimeProvider } from "@nacre/shell";
import { createTestRuntime, missing, renderWithRemotes, slow, throwsOnRender, type RemoteSource } from "@nacre/testing";
import type { Runtime } from "@nacre/runtime";
import { act, fireEvent, render, screen, type RenderResult } from "@testing-library/react";
import {
  Activity,
  createContext,
  startTransition,
  StrictMode,
  useContext,
  useState,
  type ReactNode,
  type Ref,
} from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";

interface ButtonProps {
  children?: ReactNode;
  variant?: string;
  ref?: Ref<HTMLButtonElement>;
}

const RealButton = ({ children, variant, ref }: ButtonProps): ReactNode => (
  <button ref={ref} className={variant}>
    {children}
  </button>
);
const module = { default: RealButton };
const Button = remote<typeof module>("components/Button");

function runtimeWith(source: RemoteSource): Runtime {
  return createTestRuntime({ remotes: { "components/Button": source } });
}

function show(tree: ReactNode, runtime: Runtime): Promise<RenderResult> {
  return renderWithRemotes(<StrictMode>{tree}</StrictMode>, { runtime, render: { onCaughtError: () => {} } });
}

/** Awaited, because what it starts may suspend. */
function click(element: HTMLElement): Promise<void> {
  return act(async () => void fireEvent.click(element));
}

function Counter(): ReactNode {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount(count + 1)}>clicked {count}</button>;
}

test("shows the fallback, then the component with its props and children", async () => {
  const source = slow();
  await show(
    <Button fallback="wait" variant="primary">
      Pay
    </Button>,
    runtimeWith(source),
  );
  expect(screen.getByText("wait")).toBeVisible();
  await act(async () => source.arrive(module));
  expect(await screen.findByRole("button", { name: "Pay" })).toHaveClass("primary");
  expect(screen.queryByText("wait")).toBeNull();
});

test("load -> mount: a module that is there already never shows its fallback", async () => {
  const runtime = runtimeWith(() => module);
  await runtime.import("components/Button");
  const fallbacks = vi.fn<() => ReactNode>(() => "wait");
  const Fallback = fallbacks;
  await show(<Button fallback={<Fallback />}>Pay</Button>, runtime);
  expect(screen.getByRole("button", { name: "Pay" })).toBeVisible();
  expect(fallbacks).not.toHaveBeenCalled();
});

test("mount A -> mount B -> arrive: two places share one load", async () => {
  const arrival = slow();
  const source = vi.fn<RemoteSource>(arrival);
  await show(
    <>
      <Button>A</Button>
      <Button>B</Button>
    </>,
    runtimeWith(source),
  );
  await act(async () => arrival.arrive(module));
  expect(await screen.findAllByRole("button")).toHaveLength(2);
  expect(source).toHaveBeenCalledTimes(1);
});

test("refs and context reach the component", async () => {
  const Theme = createContext("light");
  const Label = ({ ref }: { ref?: Ref<HTMLSpanElement> }): ReactNode => <span ref={ref}>{useContext(Theme)}</span>;
  const themed = { default: Label };
  const Themed = remote<typeof themed>("components/Button");
  const ref = vi.fn<(element: HTMLSpanElement | null) => void>();
  await show(
    <Theme value="dark">
      <Themed ref={ref} />
    </Theme>,
    runtimeWith(() => themed),
  );
  expect(ref).toHaveBeenCalledWith(await screen.findByText("dark"));
});

test("select picks another export", async () => {
  const card = { Header: () => <h2>Header</h2> };
  const Header = remote("components/Button", { select: (exports: typeof card) => exports.Header });
  await show(
    <Header />,
    runtimeWith(() => card),
  );
  expect(await screen.findByRole("heading", { name: "Header" })).toBeVisible();
});

test("a failed load says what failed, in place of the component only", async () => {
  const runtime = runtimeWith(missing());
  await show(
    <>
      <p>the rest</p>
      <Button
        errorFallback={({ remote, module, build, phase, error }) => (
          <i>{[remote, module, build, phase, (error as Error).message].join(" ")}</i>
        )}
      />
    </>,
    runtime,
  );
  const build = runtime.snapshot.names["components"];
  expect(await screen.findByText(`components ./Button ${build} load not found (a fault of this test)`)).toBeVisible();
  expect(screen.getByText("the rest")).toBeVisible();
});

test("take -> React yields -> fail: one load, and nothing that React had to recover from", async () => {
  const load = vi.fn<RemoteSource>(missing());
  const real = runtimeWith(load);
  // Reading the snapshot takes longer than React renders at a stretch, so React yields right after the load began.
  const runtime = Object.create(real, { snapshot: { get: () => (spin(), real.snapshot) } }) as Runtime;
  const onRecoverableError = vi.fn<(error: unknown) => void>();
  await withoutAct(async () => {
    const root = createRoot(document.body.appendChild(document.createElement("div")), { onRecoverableError });
    startTransition(() =>
      root.render(
        <RuntimeProvider runtime={runtime}>
          <Button />
        </RuntimeProvider>,
      ),
    );
    await screen.findByRole("alert");
    root.unmount();
  });
  expect([load.mock.calls.length, onRecoverableError.mock.calls]).toEqual([1, []]);
});

function spin(): void {
  for (const end = performance.now() + 15; performance.now() < end;);
}

/** As on a page: React renders when and as long as it likes. */
async function withoutAct(run: () => Promise<void>): Promise<void> {
  const page = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  page.IS_REACT_ACT_ENVIRONMENT = false;
  try {
    await run();
  } finally {
    page.IS_REACT_ACT_ENVIRONMENT = true;
  }
}

test("fail -> heal -> retry: heals in place, and what stands beside it keeps its state", async () => {
  const source = missing();
  await show(
    <>
      <Counter />
      <Button>Pay</Button>
    </>,
    runtimeWith(source),
  );
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded");
  await click(screen.getByRole("button", { name: "clicked 0" }));
  await click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded");

  source.heal(module);
  await click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
  expect(screen.getByRole("button", { name: "clicked 1" })).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("A fails, B fails -> heal -> A retries: B heals as well", async () => {
  const source = missing();
  await show(
    <>
      <Button>A</Button>
      <Button>B</Button>
    </>,
    runtimeWith(source),
  );
  const [first] = await screen.findAllByRole("button", { name: "Try again" });
  source.heal(module);
  await click(first!);
  expect(await screen.findByRole("button", { name: "A" })).toBeVisible();
  expect(await screen.findByRole("button", { name: "B" })).toBeVisible();
});

test("mount -> unmount -> fail -> heal -> mount: a failure that nobody saw is not kept", async () => {
  const source = slow();
  const runtime = runtimeWith(source);
  const first = await show(<Button fallback="wait">Pay</Button>, runtime);
  first.unmount();
  await act(async () => source.fail(new Error("gone")));
  await show(<Button fallback="wait">Pay</Button>, runtime);
  expect(screen.getByText("wait")).toBeVisible();
  await act(async () => source.arrive(module));
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
});

test("throw -> retry: a module that throws while it is evaluated says so, and is evaluated anew", async () => {
  let works = false;
  const evaluate = (): unknown => {
    if (!works) throw new Error("no window");
    return module;
  };
  const runtime: Runtime = { ...runtimeWith(() => module), load: async () => evaluate, peek: () => undefined };
  await show(
    <Button errorFallback={({ phase, retry }) => <button onClick={retry}>{phase}</button>}>Pay</Button>,
    runtime,
  );
  const retry = await screen.findByRole("button", { name: "evaluate" });
  works = true;
  await click(retry);
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
});

test("a module that is evaluated by a promise is waited for", async () => {
  const runtime: Runtime = {
    ...runtimeWith(() => module),
    load: async () => async () => module,
    peek: () => ({ exports: Promise.resolve(module) }),
  };
  await show(<Button>Pay</Button>, runtime);
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
});

test("mount A -> register -> mount B: A keeps its build, B gets the new one", async () => {
  const base = runtimeWith(() => module);
  const world = { snapshot: base.snapshot, exports: module };
  const runtime: Runtime = {
    ...base,
    get snapshot() {
      return world.snapshot;
    },
    peek: () => ({ exports: world.exports }),
  };
  function Page(): ReactNode {
    const [more, setMore] = useState(false);
    return (
      <>
        <Button>A</Button>
        <button onClick={() => setMore(true)}>more</button>
        {more && <Button>B</Button>}
      </>
    );
  }
  await show(<Page />, runtime);
  world.snapshot = { ...world.snapshot, n: 2 };
  world.exports = { default: ({ children }: ButtonProps) => <b>{children}</b> };
  await click(screen.getByText("more"));
  expect(screen.getByText("A").tagName).toBe("BUTTON");
  expect(screen.getByText("B").tagName).toBe("B");
});

test("an error while rendering is caught, and retry renders anew", async () => {
  const source = throwsOnRender(new Error("no price"));
  await show(
    <Button errorFallback={({ phase, retry }) => <button onClick={retry}>{phase}</button>}>Pay</Button>,
    runtimeWith(source),
  );
  const retry = await screen.findByRole("button", { name: "render" });
  source.heal(module);
  await click(retry);
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
});

test("a module without the component says so", async () => {
  await show(
    <Button />,
    runtimeWith(() => ({ Card: RealButton })),
  );
  expect(await screen.findByRole("alert")).toHaveTextContent("NACRE_SHELL_NOT_A_COMPONENT");
});

test("preload requests the module from the runtime that it is given, and never rejects", async () => {
  await expect(Button.preload(runtimeWith(missing()))).resolves.toBeUndefined();
});

test("without a provider it finds the runtime of the page, and without that it says so", async () => {
  const page = globalThis as { [key: symbol]: Runtime | undefined };
  expect(() => render(<Button />)).toThrow("NACRE_RUNTIME_NO_RUNTIME");
  page[Symbol.for("nacre")] = runtimeWith(() => module);
  await act(async () => render(<Button>Pay</Button>));
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
  page[Symbol.for("nacre")] = undefined;
});

test("mount x 5 -> ask -> heal: after three loads in a row a failure stands until somebody asks", async () => {
  const source = missing();
  const load = vi.fn<RemoteSource>(source);
  const runtime = runtimeWith(load);
  const visit = async (): Promise<void> => {
    const { unmount } = await show(<Button>Pay</Button>, runtime);
    expect(await screen.findByRole("alert")).toBeVisible();
    unmount();
  };
  for (let n = 0; n < 4; n++) await visit();
  expect(load).toHaveBeenCalledTimes(3);

  await show(<Button>Pay</Button>, runtime);
  await click(await screen.findByRole("button", { name: "Try again" }));
  expect(load).toHaveBeenCalledTimes(4);
  source.heal(module);
  await click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "Pay" })).toBeVisible();
});

test("hide -> arrive -> reveal: a hidden place loads ahead, and is revealed without its fallback", async () => {
  const source = slow();
  const fallback = vi.fn<() => ReactNode>(() => "wait");
  const Fallback = fallback;
  function Tab(): ReactNode {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button onClick={() => setOpen(!open)}>toggle</button>
        <Activity mode={open ? "visible" : "hidden"}>
          <Counter />
          <Button fallback={<Fallback />}>Pay</Button>
        </Activity>
      </>
    );
  }
  await show(<Tab />, runtimeWith(source));
  await act(async () => source.arrive(module));
  fallback.mockClear();
  await click(screen.getByText("toggle"));
  expect(screen.getByRole("button", { name: "Pay" })).toBeVisible();
  expect(fallback).not.toHaveBeenCalled();

  await click(screen.getByText("clicked 0"));
  await click(screen.getByText("toggle"));
  await click(screen.getByText("toggle"));
  expect(screen.getByText("clicked 1")).toBeVisible();
});
