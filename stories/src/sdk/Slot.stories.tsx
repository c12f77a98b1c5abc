import type { Meta, StoryObj } from "@storybook/react-vite";
import { defineSlot } from "@nacre/shell";
import { missing } from "@nacre/testing/runtime";
import { Button } from "@shop/components/Button";
import type { ReactElement } from "react";
import { expect } from "storybook/test";
import { world } from "./world.ts";

interface Action {
  user: string;
}

const Actions = defineSlot<Action>("header.actions");

/** A header that leaves a place open. It knows nobody who fills it. */
function Header({ user }: Action): ReactElement {
  return (
    <header style={{ display: "flex", flexWrap: "wrap", gap: "1rem", alignItems: "center" }}>
      <strong>The shop</strong>
      <Actions user={user} errorFallback={Nothing} />
    </header>
  );
}

const Nothing = (): null => null;
const Orders = ({ user }: Action): ReactElement => <Button variant="quiet">{`Orders of ${user}`}</Button>;
const Wishes = (): ReactElement => <Button variant="quiet">Wishes</Button>;

const meta = { title: "SDK/Slot", component: Header, args: { user: "Ada" } } satisfies Meta<typeof Header>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Two builds put a part into it, in the order that they ask for. */
export const Contributions: Story = {
  parameters: world(() => ({
    remotes: { "account/Orders": () => ({ default: Orders }), "wishes/Button": () => ({ default: Wishes }) },
    contributes: {
      account: [{ slot: "header.actions", module: "./Orders", order: 2 }],
      wishes: [{ slot: "header.actions", module: "./Button", order: 1 }],
    },
  })),
  play: async ({ canvas }) => {
    await canvas.findByRole("button", { name: "Orders of Ada" });
    const names = canvas.getAllByRole("button").map(({ textContent }) => textContent);
    await expect(names).toEqual(["Wishes", "Orders of Ada"]);
  },
};

/** One of them is down. The place has decided to show nothing for it. */
export const OneIsDown: Story = {
  parameters: world(() => ({
    remotes: { "account/Orders": () => ({ default: Orders }), "wishes/Button": missing() },
    contributes: {
      account: [{ slot: "header.actions", module: "./Orders" }],
      wishes: [{ slot: "header.actions", module: "./Button" }],
    },
  })),
  play: async ({ canvas }) => {
    await canvas.findByRole("button", { name: "Orders of Ada" });
    await expect(canvas.getAllByRole("button")).toHaveLength(1);
  },
};

/** Nobody fills it. */
export const Empty: Story = { parameters: world(() => ({ remotes: {} })) };
