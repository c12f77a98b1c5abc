import type { RouteData } from "@nacre/contract";
import { createShellRoutes, RuntimeProvider, sharedStore, type PageLoaderArgs, type PageModule } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing";
import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server";
import {
  createContext,
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  useLoaderData,
  type StaticHandlerContext,
} from "react-router";
import { expect, test } from "vitest";

const useCart = sharedStore<{ lines: string[] }>("cart-of-a-request", { schema: 1 }, () => ({ lines: [] }));
const user = createContext("");
const routes: RouteData[] = [{ path: "/checkout", remote: "checkout", module: "./Page" }];

const Page = (): ReactNode => (
  <p>
    {useLoaderData<string>()} has {useCart((cart) => cart.lines.join())}
  </p>
);
const page: PageModule = {
  default: Page,
  loader: ({ context }: PageLoaderArgs) => {
    const name = (context as RouterContextProvider).get(user);
    useCart.from(context).setState({ lines: [`the lamp of ${name}`] });
    return name;
  },
};

/** As a server does for each request. */
async function answer(name: string): Promise<string> {
  const runtime = createTestRuntime({ routes: { shell: routes }, remotes: { "checkout/Page": () => page } });
  const requestContext = new RouterContextProvider();
  requestContext.set(user, name);
  const handler = createStaticHandler(createShellRoutes({ routes, runtime }));
  const context = (await handler.query(new Request("http://shop.test/checkout"), {
    requestContext,
  })) as StaticHandlerContext;
  const stream = await renderToReadableStream(
    <RuntimeProvider runtime={runtime} request={requestContext}>
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </RuntimeProvider>,
  );
  await stream.allReady;
  return new Response(stream).text();
}

test("two requests at once: pages of containers are rendered with their data, and each has its own shared state", async () => {
  const [ann, bob] = await Promise.all([answer("Ann"), answer("Bob")]);
  expect(ann.replaceAll("<!-- -->", "")).toContain("<p>Ann has the lamp of Ann</p>");
  expect(bob.replaceAll("<!-- -->", "")).toContain("<p>Bob has the lamp of Bob</p>");
  expect(useCart.getState().lines).toEqual([]);
});
