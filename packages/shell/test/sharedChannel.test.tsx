import { sharedChannel, useChannel, type SharedChannelOptions } from "@nacre/shell";
import { act, render, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { expect, test, vi } from "vitest";

let unused = 0;
const freshName = (): string => `orders-${unused++}`;
const define = (name: string, options: Partial<SharedChannelOptions> = {}): ReturnType<typeof sharedChannel<string>> =>
  sharedChannel<string>(name, { schema: 1, ...options });

test("two definitions of a name are one channel", () => {
  const name = freshName();
  const heard: string[] = [];
  const stop = define(name).subscribe((event) => heard.push(event));
  define(name).emit("one");
  stop();
  define(name).emit("two");
  expect(heard).toEqual(["one"]);
});

test("emit x 3 -> subscribe -> emit: a late subscriber gets the last events first", () => {
  const channel = define(freshName(), { replay: 2 });
  for (const event of ["one", "two", "three"]) channel.emit(event);
  const heard: string[] = [];
  channel.subscribe((event) => heard.push(event));
  channel.emit("four");
  expect(heard).toEqual(["two", "three", "four"]);
});

test.each([
  [0, 2],
  [2, 0],
])("replay %i and replay %i: the more counts, whoever defines first", (first, second) => {
  const name = freshName();
  define(name, { replay: first });
  const channel = define(name, { replay: second });
  for (const event of ["one", "two", "three"]) channel.emit(event);
  const heard: string[] = [];
  channel.subscribe((event) => heard.push(event));
  expect(heard).toEqual(["two", "three"]);
});

test("a listener that throws does not stop the others", () => {
  const reported = vi.fn<(error: unknown) => void>();
  vi.stubGlobal("reportError", reported);
  const channel = define(freshName());
  const heard: string[] = [];
  channel.subscribe(() => {
    throw new Error("mine");
  });
  channel.subscribe((event) => heard.push(event));
  channel.emit("one");
  expect(heard).toEqual(["one"]);
  expect(reported).toHaveBeenCalledExactlyOnceWith(new Error("mine"));
  vi.unstubAllGlobals();
});

test("schema 1 -> schema 2: the second definition fails by the channel's name", () => {
  const name = freshName();
  define(name);
  expect(() => define(name, { schema: 2 })).toThrow("NACRE_SHELL_CHANNEL_MISMATCH");
});

test("useChannel listens while the component is there, with its latest state", () => {
  const channel = define(freshName());
  function Log(): ReactNode {
    const [events, setEvents] = useState<string[]>([]);
    useChannel(channel, (event) => setEvents([...events, event]));
    return <p>{events.join(" ")}</p>;
  }
  const { unmount } = render(<Log />);
  act(() => channel.emit("one"));
  act(() => channel.emit("two"));
  expect(screen.getByText("one two")).toBeVisible();
  unmount();
  channel.emit("three");
});
