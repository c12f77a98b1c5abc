import { remote, type RemoteErrorProps } from "@nacre/shell";
import { createTestRuntime, missing, renderShell, renderWithRemotes, throwsOnRender } from "@nacre/testing";
import { act, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";

const Button = remote("components/Button");
const works = { default: () => <b>works</b> };
const Phase = ({ phase }: RemoteErrorProps): ReactNode => <p role="alert">{phase}</p>;
const quiet = { onCaughtError: () => {} };
const comeOnline = (): Promise<void> => act(async () => void dispatchEvent(new Event("online")));

afterEach(() => void vi.restoreAllMocks());

test("offline -> fail -> online -> fail -> online: a component heals in its place", async () => {
  const fault = missing();
  const runtime = createTestRuntime({ remotes: { "components/Button": fault } });
  await renderWithRemotes(<Button errorFallback={Phase} />, { runtime, render: quiet });
  expect(await screen.findByRole("alert")).toHaveTextContent("load");
  await comeOnline();
  expect(await screen.findByRole("alert")).toHaveTextContent("load");
  fault.heal(works);
  await comeOnline();
  expect(await screen.findByText("works")).toBeVisible();
});

test("offline -> navigate -> fail -> online: so does a page", async () => {
  vi.spyOn(console, "error").mockReturnValue(); // React Router logs what it catches
  const fault = missing();
  await renderShell([{ path: "/", remote: "checkout", module: "./Page" }], {
    remotes: { "checkout/Page": fault },
    errorFallback: Phase,
    render: quiet,
  });
  expect(await screen.findByRole("alert")).toHaveTextContent("load");
  fault.heal(works);
  await comeOnline();
  expect(await screen.findByText("works")).toBeVisible();
});

test("what failed to render is no matter of being online", async () => {
  const fault = throwsOnRender(new Error("no price"));
  await renderWithRemotes(<Button errorFallback={Phase} />, {
    remotes: { "components/Button": fault },
    render: quiet,
  });
  await screen.findByText("render");
  fault.heal(works);
  await comeOnline();
  expect(screen.getByRole("alert")).toHaveTextContent("render");
});
