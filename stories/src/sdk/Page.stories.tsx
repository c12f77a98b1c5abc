import type { Meta, StoryObj } from "@storybook/react-vite";
import { remote } from "@nacre/shell";
import { missing } from "@nacre/testing/runtime";
import type { ReactElement } from "react";
import { expect } from "storybook/test";
import { Offer, RemoteOffer } from "./Offer.tsx";
import { world } from "./world.ts";

const RemoteReviews = remote("reviews/List");
const RemoteDetail = remote<{ default: typeof Detail }>("catalog/Detail");

/** A remote that has a remote of a third build in it. */
function Detail(): ReactElement {
  return (
    <section>
      <h2>Lamp</h2>
      <p>Turns night into evening.</p>
      <RemoteReviews />
    </section>
  );
}

/** A page whose parts come from several builds. */
function Page(): ReactElement {
  return (
    <>
      <h1>The shop</h1>
      <RemoteDetail />
      <RemoteOffer name="Also good: a desk" />
    </>
  );
}

const meta = { title: "SDK/Page of several builds", component: Page } satisfies Meta<typeof Page>;

export default meta;

/** A remote inside a remote fails. What is around it, and beside it, does not. */
export const NestedRemoteFails: StoryObj<typeof meta> = {
  parameters: world(() => ({
    remotes: {
      "catalog/Detail": () => ({ default: Detail }),
      "catalog/Offer": () => ({ default: Offer }),
      "reviews/List": missing(),
    },
  })),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("reviews ./List");
    await expect(canvas.getByText("Turns night into evening.")).toBeVisible();
    await expect(await canvas.findByRole("heading", { name: "Also good: a desk" })).toBeVisible();
  },
};
