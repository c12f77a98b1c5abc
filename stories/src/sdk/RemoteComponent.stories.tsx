import type { Meta, StoryObj } from "@storybook/react-vite";
import { explainError, isNacreError } from "@nacre/contract";
import type { RemoteErrorProps } from "@nacre/shell";
import { badVersion, missing, slow, throwsOnRender } from "@nacre/testing/runtime";
import { Button } from "@shop/components/Button";
import type { ReactElement } from "react";
import { expect } from "storybook/test";
import { Offer, OfferSkeleton, RemoteOffer } from "./Offer.tsx";
import { world } from "./world.ts";

/** `remote("catalog/Offer")`: what stands in its place in each situation. */
const meta = {
  title: "SDK/Remote component",
  component: RemoteOffer,
  args: { fallback: <OfferSkeleton /> },
  argTypes: { fallback: { control: false }, errorFallback: { control: false } },
} satisfies Meta<typeof RemoteOffer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** On its way: the `fallback` keeps its place. */
export const Loading: Story = {
  parameters: world(() => ({ remotes: { "catalog/Offer": slow() } })),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("group", { name: "The offer is on its way" })).toBeVisible();
  },
};

/** There. */
export const Loaded: Story = {
  parameters: world(() => ({ remotes: { "catalog/Offer": () => ({ default: Offer }) } })),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "Lamp" })).toBeVisible();
  },
};

/** A second later than the rest of the page, which does not wait. */
export const Slow: Story = {
  parameters: world(() => {
    const offer = slow();
    setTimeout(() => offer.arrive({ default: Offer }), 1000);
    return { remotes: { "catalog/Offer": offer } };
  }),
  render: (args) => (
    <>
      <p>This part of the page was there at once.</p>
      <RemoteOffer {...args} />
    </>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/there at once/)).toBeVisible();
    await expect(await canvas.findByRole("heading", { name: "Lamp" }, { timeout: 10_000 })).toBeVisible();
  },
};

/** Its files cannot be had. The place says so, and tries again without a reload. */
export const FailedWithRetry: Story = {
  parameters: world(() => {
    const offer = missing();
    let loads = 0;
    return {
      remotes: {
        "catalog/Offer": () => {
          if (loads++ > 0) offer.heal({ default: Offer });
          return offer();
        },
      },
    };
  }),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("This part of the page could not be loaded");
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await expect(await canvas.findByRole("heading", { name: "Lamp" })).toBeVisible();
  },
};

/** It is there, and throws when it is rendered. */
export const Broken: Story = {
  parameters: world(() => ({ remotes: { "catalog/Offer": throwsOnRender(new Error("No price")) } })),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("This part of the page stopped working");
  },
};

/** Nobody on the page has a version that it works with: an `errorFallback` that explains the error. */
export const VersionConflict: Story = {
  args: { errorFallback: Explained },
  parameters: world(() => ({ remotes: { "catalog/Offer": badVersion("date-fns") } })),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/needs date-fns .* may take it from nobody/);
  },
};

function Explained({ error, remote, retry }: RemoteErrorProps): ReactElement {
  return (
    <div role="alert">
      <p>
        <strong>{`${remote} does not fit this page.`}</strong>
      </p>
      <p>{isNacreError(error) ? explainError(error) : String(error)}</p>
      <Button variant="secondary" size="small" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
