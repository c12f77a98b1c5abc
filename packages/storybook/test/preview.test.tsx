import { NacreError, type Reference, type StoriesFile } from "@nacre/contract";
import type { PageRuntime } from "@nacre/runtime";
import { createTestRuntime, missing, type TestRuntimeOptions } from "@nacre/testing/runtime";
import { renderWithRemotes } from "@nacre/testing";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { createElement, type ComponentType, type ElementType } from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Page, World } from "../src/preview/createPage.ts";
import { developmentJsx } from "../src/preview/developmentJsx.ts";
import { federate } from "../src/preview/federate.tsx";
import { standIn } from "../src/preview/standIn.tsx";
import { storyRuntime } from "../src/preview/storyRuntime.ts";

const id = "0123456789abcdef";
const world: World = { builds: [], names: {}, failures: {}, diagnostics: [] };

/** A page whose builds are functions. */
function pageOf(remotes: TestRuntimeOptions["remotes"], changes: Partial<Page> = {}): Page {
  return {
    runtime: createTestRuntime({ remotes: remotes! }) as PageRuntime,
    setup: { served: { remotes: {} }, shared: {}, local: {}, start: "served" },
    source: "a test",
    isLocal: false,
    world,
    ready: () => Promise.resolve(world),
    pin: () => Promise.resolve(id),
    ...changes,
  };
}

/** Makes it the one that stand-ins find. */
function enter(page: Page): void {
  Object.assign(globalThis, { [Symbol.for("nacre.storybook")]: page });
}

const Button = ({ children = "Pay" }: { children?: string }) => <button type="button">{children}</button>;
const button = { default: Button, Button, size: 3 };

describe("the runtime of a story", () => {
  test("what it asks for is told", async () => {
    const asked: Reference[] = [];
    const runtime = storyRuntime(pageOf({ "components/Button": () => button }), {}, (each) => asked.push(each));
    expect(await runtime.import("components/Button")).toBe(button);
    expect(asked).toEqual(["components/Button"]);
    expect(runtime.peek("components/Button")).toEqual({ exports: button });
  });

  test("a fault lasts as many loads as it should", async () => {
    const faults = { "components/Button": { fault: "missing", times: 2 } as const };
    const runtime = storyRuntime(pageOf({ "components/Button": () => button }), { faults }, () => {});
    await expect(runtime.load("components/Button")).rejects.toThrow("not found");
    await expect(runtime.load("components/Button")).rejects.toThrow("not found");
    expect(runtime.peek("components/Button")).toBeUndefined();
    expect(await runtime.import("components/Button")).toBe(button);
    expect(runtime.peek("components/Button")).toEqual({ exports: button });
  });

  test.each([
    ["badVersion", /NACRE_PLAN_NO_SATISFYING_VERSION/],
    ["throwsOnLoad", /throws while it is loaded/],
  ] as const)("%s", async (fault, message) => {
    const faults = { "components/Button": fault };
    const runtime = storyRuntime(pageOf({ "components/Button": () => button }), { faults }, () => {});
    await expect(runtime.load("components/Button")).rejects.toThrow(message);
  });

  test("throwsOnRender breaks components, and leaves values", async () => {
    const faults = { "components/Button": "throwsOnRender" } as const;
    const runtime = storyRuntime(pageOf({ "components/Button": () => button }), { faults }, () => {});
    const broken = (await runtime.import("components/Button")) as typeof button;
    expect(broken.size).toBe(3);
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect(() => render(createElement(broken.Button))).toThrow("throws when it is rendered");
    vi.restoreAllMocks();
  });

  test("slow -> the time is over: it arrives", async () => {
    vi.useFakeTimers();
    const faults = { "components/Button": { fault: "slow", ms: 500 } as const };
    const runtime = storyRuntime(pageOf({ "components/Button": () => button }), { faults }, () => {});
    let arrived: unknown;
    void runtime.import("components/Button").then((exports) => (arrived = exports));
    await vi.advanceTimersByTimeAsync(499);
    expect(arrived).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(arrived).toBe(button);
    vi.useRealTimers();
  });

  test("a pinned name means that build; where it cannot be had, the next load tries again", async () => {
    const pin = vi
      .fn<Page["pin"]>()
      .mockRejectedValueOnce(new NacreError("NACRE_PLAN_UNKNOWN_BUILD", { name: "components", build: id }))
      .mockResolvedValue(id);
    const old = { default: () => "old" };
    const page = pageOf({ "components/Button": () => button, [`components@${id}/Button`]: () => old }, { pin });
    const runtime = storyRuntime(page, { pin: { components: id } }, () => {});
    await expect(runtime.load("components/Button")).rejects.toThrow(/UNKNOWN_BUILD/);
    expect(runtime.peek("components/Button")).toBeUndefined();
    expect(await runtime.import("components/Button")).toBe(old);
    expect(runtime.peek("components/Button")).toEqual({ exports: old });
    expect(pin).toHaveBeenCalledTimes(2);
  });

  test("a local source stands for its module, and no build is waited for", async () => {
    const local = { "components/Button": () => Promise.resolve({ default: "source" }) };
    const setup = { served: { remotes: {} }, shared: {}, local, start: "served" } as const;
    const ready = (): Promise<World> => new Promise(() => {});
    const runtime = storyRuntime(pageOf({}, { setup, isLocal: true, ready }), {}, () => {});
    expect(await runtime.import("components/Button")).toEqual({ default: "source" });
  });
});

test("a build for development finds what it calls, though React is that for production", () => {
  const { Fragment, jsxDEV } = developmentJsx(jsxRuntime);
  const list = [jsxDEV("b", { children: "one" }, "a", false), jsxDEV("i", { children: "two" }, "b", false)];
  render(jsxDEV(Fragment as ElementType, { children: list }, undefined, true));
  expect(document.body).toHaveTextContent("onetwo");
});

describe("what a story imports", () => {
  test("is a component of the name, in a boundary that says what happened and tries again", async () => {
    const fault = missing();
    enter(pageOf({ "components/Button": fault }));
    const StandIn = standIn("components/Button", "Button") as typeof Button;
    await renderWithRemotes(<StandIn>Buy</StandIn>, { remotes: { "components/Button": fault }, onError: () => {} });
    expect(screen.getByRole("alert")).toHaveTextContent("components/Button could not be loadednot found");
    fault.heal(button);
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "Try again" })));
    expect(screen.getByRole("button", { name: "Buy" })).toBeVisible();
  });

  test("a manifest that could not be read is the reason that is told", async () => {
    const unread = new NacreError("NACRE_STORYBOOK_NO_SOURCE", {
      address: "https://ui.example/nacre.json",
      reason: "status 500",
    });
    enter(pageOf({}, { world: { ...world, failures: { components: unread } } }));
    const StandIn = standIn("components/Button", "default");
    await renderWithRemotes(<StandIn />, { remotes: {}, onError: () => {} });
    expect(screen.getByRole("alert")).toHaveTextContent(
      "Nothing can be read at https://ui.example/nacre.json: status 500",
    );
  });
});

describe("stories of another build", () => {
  const index: StoriesFile = {
    module: "./Button.stories",
    title: "Button",
    component: "Button",
    description: "To be pressed.",
    argTypes: { size: { type: '"s" | "m"', kind: "enum", values: ["s", "m"], default: '"m"', required: true } },
    stories: [
      { id: "button--primary", export: "Primary", name: "Primary" },
      { id: "button--gone", export: "Gone", name: "Gone" },
    ],
  };
  const module = {
    default: { component: () => null, args: { size: "s" }, argTypes: { size: { control: "text" } } },
    Primary: { args: { size: "m" } },
  };

  afterEach(() => vi.restoreAllMocks());

  async function rendered(story: Record<string, unknown> | undefined): Promise<string> {
    render(createElement(story!["render"] as ComponentType));
    return screen.getByRole("alert").textContent;
  }

  test("are its own objects, with what the manifest says of the component", async () => {
    enter(pageOf({ "components/Button.stories": () => module }));
    const { meta, stories } = await federate("components/Button.stories", index);
    expect(stories["Primary"]).toBe(module.Primary);
    expect(meta).toMatchObject({
      component: module.default.component,
      args: { size: "s" },
      argTypes: {
        size: {
          type: { name: "enum", value: ["s", "m"], required: true },
          options: ["s", "m"],
          control: "text",
          table: { type: { summary: '"s" | "m"' }, defaultValue: { summary: '"m"' } },
        },
      },
      parameters: {
        docs: { description: { component: "To be pressed." } },
        nacre: { modules: ["components/Button.stories"] },
      },
    });
    expect(module.default.component).toHaveProperty("displayName", "Button");
  });

  test("one that the deployed build no longer has says so", async () => {
    enter(pageOf({ "components/Button.stories": () => module }));
    const { stories } = await federate("components/Button.stories", index);
    expect(await rendered(stories["Gone"])).toContain('components/Button.stories has no story "Gone" (it has Primary)');
  });

  test("of a build that is down, every one says so, and the docs stay", async () => {
    enter(pageOf({ "components/Button.stories": missing() }));
    const { meta, stories } = await federate("components/Button.stories", index);
    expect(meta["argTypes"]).toHaveProperty("size");
    expect(await rendered(stories["Primary"])).toContain("components/Button.stories cannot be shown");
  });
});
