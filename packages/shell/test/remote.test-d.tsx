import {
  createShellRoot,
  defineRemoteRoutes,
  defineRoutes,
  defineSlot,
  remote,
  RemoteComponent,
  RemoteLink,
  sharedStore,
  usePrefetch,
  useRemote,
  type PageLoaderArgs,
  type PageModule,
  type Phase,
  type RemoteErrorProps,
} from "@nacre/shell";
import type { ReactNode, Ref } from "react";
import {
  RouterContextProvider,
  useLoaderData,
  type LoaderFunctionArgs,
  type MiddlewareFunction,
  type To,
} from "react-router";
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

test("slots and middleware stand in routes; a local page of the shell has no code to name", () => {
  defineRoutes([{ path: "a", module: "./A", middleware: "./guard", slots: ["header.actions"] }]);
  defineRemoteRoutes([{ slots: ["header.actions"], children: [{ path: "/", remote: "catalog" }] }]);
  // @ts-expect-error middleware belongs to a page
  defineRemoteRoutes([{ path: "/a", middleware: "./guard" }]);
});

test("middleware of a page is React Router's", () => {
  const guard: MiddlewareFunction = ({ context }, next) =>
    context instanceof RouterContextProvider ? next() : undefined;
  assertType<PageModule>({ default: () => null, middleware: [guard] });
  // @ts-expect-error a list
  assertType<PageModule>({ middleware: guard });
});

test("a component whose name is known at run time takes what its caller says", () => {
  assertType(<RemoteComponent<{ limit: number }> from="catalog/Teaser" props={{ limit: 3 }} fallback="wait" />);
  // @ts-expect-error not those props
  assertType(<RemoteComponent<{ limit: number }> from="catalog/Teaser" props={{ limit: "3" }} />);
});

test("a module without a default export needs select", () => {
  const Card = remote<CardModule>("components/Card");
  // @ts-expect-error nothing to render
  assertType(<Card title="Lamps" />);
});

test("what onError hears says more of a remote than of others", () => {
  createShellRoot(document.body, {
    onError(event) {
      if (event.kind === "remote") expectTypeOf(event.phase).toEqualTypeOf<Phase>();
      else expectTypeOf(event.componentStack).toEqualTypeOf<string | undefined>();
    },
  });
});

test("prefetch takes what a link takes", () => {
  const prefetch = usePrefetch();
  expectTypeOf(prefetch).parameters.toEqualTypeOf<[To]>();
  assertType(<RemoteLink to={{ pathname: "/catalog" }} prefetch="viewport" />);
  // @ts-expect-error no such moment
  assertType(<RemoteLink to="/catalog" prefetch="soon" />);
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
