import {
  defineRemoteRoutes,
  defineRoutes,
  defineSlot,
  remote,
  sharedStore,
  useRemote,
  type PageLoaderArgs,
  type PageModule,
  type RemoteErrorProps,
} from "@nacre/shell";
import type { ReactNode, Ref } from "react";
import { useLoaderData, type LoaderFunctionArgs } from "react-router";
import { assertType, expectTypeOf, test } from "vitest";

interface ButtonProps {
  variant: "primary" | "plain";
  fallback?: number;
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}
interface ButtonModule {
  default: (props: ButtonProps) => ReactNode;
}
interface CardModule {
  Header: (props: { title: string }) => ReactNode;
}

test("remote() has the props of the module's default export", () => {
  const Button = remote<ButtonModule>("components/Button");
  assertType(<Button variant="primary" ref={(element: HTMLButtonElement | null) => void element} />);
  // @ts-expect-error a required prop is missing
  assertType(<Button />);
  // @ts-expect-error no such variant
  assertType(<Button variant="huge" />);
});

test("fallback and errorFallback belong to the place, whatever the component calls so", () => {
  const Button = remote<ButtonModule>("components/Button");
  assertType(
    <Button
      variant="plain"
      fallback={<p />}
      errorFallback={({ retry }: RemoteErrorProps) => <button onClick={retry}>again</button>}
    />,
  );
  // @ts-expect-error not a component
  assertType(<Button variant="plain" errorFallback={<p />} />);
});

test("select types the component by its parameter", () => {
  const Header = remote("components/Card", { select: (card: CardModule) => card.Header });
  assertType(<Header title="Lamps" />);
  // @ts-expect-error title is a string
  assertType(<Header title={1} />);
});

test("preload resolves to nothing", () => {
  expectTypeOf(remote<ButtonModule>("components/Button").preload()).resolves.toBeVoid();
});

test("routes name modules as exposes, and an index route has no children", () => {
  assertType(
    defineRoutes([
      { index: true, module: "./List" },
      { path: ":id", module: "./Detail", data: ["/api/products/:id"] },
    ]),
  );
  // @ts-expect-error an expose starts with "./"
  defineRoutes([{ path: "a", module: "List" }]);
  // @ts-expect-error an index route has no path
  defineRoutes([{ index: true, path: "a", module: "./List" }]);
  // @ts-expect-error in the shell a module belongs to a remote
  defineRemoteRoutes([{ path: "/a", module: "./List" }]);
});

test("sharedStore infers the state", () => {
  const useCount = sharedStore<{ count: number }>("types", { schema: 1 }, () => ({ count: 0 }));
  expectTypeOf(useCount((state) => state.count)).toBeNumber();
  expectTypeOf(useCount.getState()).toEqualTypeOf<{ count: number }>();
});

test("useRemote has the type of the module, or of what select picks", () => {
  expectTypeOf(useRemote<CardModule>("components/Card")).toEqualTypeOf<CardModule>();
  expectTypeOf(useRemote("components/Card")).toBeUnknown();
  expectTypeOf(
    useRemote("components/Card", { select: (card: CardModule) => card.Header({ title: "a" }) }),
  ).toEqualTypeOf<ReactNode>();
});

test("a page's loader is React Router's, with declared data besides", () => {
  const loader = async ({ data, params }: PageLoaderArgs): Promise<{ price: number; id: string | undefined }> => ({
    ...((await (await data("/api/products/:id")).json()) as { price: number }),
    id: params["id"],
  });
  expectTypeOf(useLoaderData<typeof loader>()).toEqualTypeOf<{ price: number; id: string | undefined }>();
  assertType<PageModule>({ Component: () => null, loader });
  assertType<PageModule>({ default: () => null, loader: ({ request }: LoaderFunctionArgs) => request.url });
  // @ts-expect-error a handle is an object, filled in when the page is there
  assertType<PageModule>({ handle: "crumb" });
});

test("a slot has the props that its parts get", () => {
  const Actions = defineSlot<{ user: string }>("header.actions");
  assertType(<Actions user="Ann" fallback="wait" />);
  // @ts-expect-error a prop of the parts is missing
  assertType(<Actions />);
});
