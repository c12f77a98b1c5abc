import type { Meta, StoryObj } from "@storybook/react-vite";
import { RemoteLink, RuntimeProvider, useRuntime } from "@nacre/shell";
import { useMemo, useState, type ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect } from "storybook/test";
import { Offer } from "./Offer.tsx";
import { world } from "./world.ts";

interface Props {
  /** When its target is requested. */
  prefetch: "intent" | "viewport" | "render" | "none";
}

/** A link to a page of another build, and what has been requested so far. */
function LinkToOffers({ prefetch }: Props): ReactElement {
  const page = useRuntime();
  const [requested, request] = useState<readonly string[]>([]);
  const runtime = useMemo(
    () => ({
      ...page,
      preload: async (references: readonly string[]): Promise<void> => request((before) => [...before, ...references]),
    }),
    [page],
  );
  const router = useMemo(() => {
    const element = (
      <RemoteLink to="/offers" prefetch={prefetch}>
        Offers
      </RemoteLink>
    );
    return createMemoryRouter([{ path: "*", element }]);
  }, [prefetch]);
  return (
    <RuntimeProvider runtime={runtime}>
      <RouterProvider router={router} />
      <p role="status">
        {requested.length > 0 ? `Requested: ${[...new Set(requested)].join(", ")}` : "Nothing is requested yet."}
      </p>
    </RuntimeProvider>
  );
}

const meta = {
  title: "SDK/Prefetch",
  component: LinkToOffers,
  args: { prefetch: "intent" },
  parameters: world(() => ({
    remotes: { "catalog/Offer": () => ({ default: Offer }) },
    routes: {
      shell: [{ path: "/offers", remote: "catalog" }],
      catalog: [{ index: true, module: "./Offer" }],
    },
  })),
} satisfies Meta<typeof LinkToOffers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The pointer or the focus comes: the page's code is requested before the click. */
export const OnIntent: Story = {
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole("status")).toHaveTextContent("Nothing is requested yet.");
    await userEvent.tab();
    await expect(await canvas.findByText("Requested: catalog/Offer")).toBeVisible();
  },
};

/** As soon as the link is seen. */
export const OnceSeen: Story = {
  args: { prefetch: "viewport" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Requested: catalog/Offer")).toBeVisible();
  },
};
