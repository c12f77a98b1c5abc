import type { Reference } from "@nacre/contract";
import type { RemoteSource } from "./faults.ts";

/**
 * A module in place of a remote, checked against the remote's own types: when those change, the mock no longer compiles.
 * It need not have every export. Gives what `remotes` takes, so several are spread into one object.
 *
 * @typeParam Module the remote, as `typeof import("components/Button")`
 * @example
 * const remotes = {
 *   ...mockRemote<typeof import("components/Button")>("components/Button", { default: ({ children }) => <b>{children}</b> }),
 *   ...mockRemote<typeof import("shell/cart")>("shell/cart", { useCart }),
 * };
 * await renderWithRemotes(<Checkout />, { remotes });
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it is what the mock is checked against
export function mockRemote<Module extends object>(
  reference: Reference,
  module: Partial<NoInfer<Module>>,
): Record<Reference, RemoteSource> {
  return { [reference]: () => module };
}
