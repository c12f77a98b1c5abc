import { isNacreError } from "@nacre/contract";
import { provideService, RemoteBoundary, RuntimeProvider, useService } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";

interface Session {
  user: string;
}

const withdrawals: (() => void)[] = [];
afterEach(() => {
  act(() => {
    for (const withdraw of withdrawals.splice(0)) withdraw();
  });
});

function provide(user: string, schema = 1): () => void {
  const withdraw = provideService("session", { schema }, { user } satisfies Session);
  withdrawals.push(withdraw);
  return withdraw;
}

const Greeting = ({ schema = 1, accepts = [schema] }: { schema?: number; accepts?: number[] }): ReactNode => (
  <p>Hello {useService<Session>("session", { schema, accepts }).user}</p>
);

function show(tree: ReactNode): void {
  const onError = ({ error }: { error: unknown }): void => void errors.push(error);
  render(
    <RuntimeProvider runtime={createTestRuntime()} onError={onError}>
      <RemoteBoundary from="catalog/List">{tree}</RemoteBoundary>
    </RuntimeProvider>,
    { onCaughtError: () => {} },
  );
}
const errors: unknown[] = [];
beforeEach(() => void errors.splice(0));

test("provide -> use: whoever asks gets what is offered", () => {
  provide("Ann");
  show(<Greeting />);
  expect(screen.getByText("Hello Ann")).toBeVisible();
});

test("use -> provide anew: it takes the other's place, and its users render", () => {
  provide("Ann");
  show(<Greeting />);
  act(() => void provide("Bob"));
  expect(screen.getByText("Hello Bob")).toBeVisible();
});

test("provide A -> provide B -> A is taken back: B stays", () => {
  const takeBack = provide("Ann");
  provide("Bob");
  takeBack();
  show(<Greeting />);
  expect(screen.getByText("Hello Bob")).toBeVisible();
});

test("use -> provide -> retry: without a provider the boundary says so, and heals", async () => {
  show(<Greeting />);
  expect(screen.getByRole("alert")).toHaveTextContent("NACRE_SHELL_NO_SERVICE");
  act(() => void provide("Ann"));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("Hello Ann")).toBeVisible();
});

test("provided schema 2, used schema 1: fails by name; a user that accepts 2 gets it", () => {
  provide("Ann", 2);
  show(
    <>
      <Greeting schema={3} accepts={[2, 3]} />
      <RemoteBoundary from="catalog/List">
        <Greeting schema={1} />
      </RemoteBoundary>
    </>,
  );
  expect(screen.getByText("Hello Ann")).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent("NACRE_SHELL_SERVICE_MISMATCH");
  expect(errors.map((error) => isNacreError(error, "NACRE_SHELL_SERVICE_MISMATCH") && error.details)).toEqual([
    { service: "session", provided: { schema: 2, accepts: [2] }, wanted: { schema: 1, accepts: [1] } },
  ]);
});
