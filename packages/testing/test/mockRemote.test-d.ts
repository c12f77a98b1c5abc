import { createTestRuntime, mockRemote } from "@nacre/testing";
import { test } from "vitest";

interface ButtonModule {
  default: (props: { variant: "primary" | "plain" }) => string;
  sizes: readonly string[];
}

test("a mock is typed by the remote, and need not have every export", () => {
  createTestRuntime({
    remotes: {
      ...mockRemote<ButtonModule>("components/Button", { default: ({ variant }) => variant }),
      ...mockRemote<ButtonModule>("components/Button", { sizes: ["s"] }),
    },
  });
  // @ts-expect-error not what the remote exports
  mockRemote<ButtonModule>("components/Button", { default: () => 1 });
  // @ts-expect-error no such export
  mockRemote<ButtonModule>("components/Button", { size: 1 });
});
