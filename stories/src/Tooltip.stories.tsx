import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, waitFor } from "storybook/test";
import { Button } from "@shop/components/Button";
import { IconButton } from "@shop/components/IconButton";
import { Tooltip } from "@shop/components/Tooltip";
import { Trash } from "./icons.tsx";

const meta = {
  title: "Components/Tooltip",
  component: Tooltip,
  args: { text: "Can be undone for a week", children: <Button variant="secondary">Close the account</Button> },
  argTypes: { children: { control: false } },
  decorators: [
    (Story) => (
      <div style={{ display: "grid", placeItems: "center", minBlockSize: "10rem" }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Tooltip>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Read out as a description, whether it is seen or not. */
export const OnHover: Story = {
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole("button", { name: "Close the account" });
    await expect(button).toHaveAccessibleDescription("Can be undone for a week");
    await userEvent.hover(button);
    await screen.findByText("Can be undone for a week", { selector: ":not([hidden])" });
    await userEvent.unhover(button);
    await waitFor(() =>
      expect(screen.queryByText("Can be undone for a week", { selector: ":not([hidden])" })).toBeNull(),
    );
  },
};

/** Shown for the keyboard too, and taken away by Escape. */
export const OnFocus: Story = {
  args: { side: "bottom" },
  play: async ({ userEvent }) => {
    await userEvent.tab();
    await screen.findByText("Can be undone for a week", { selector: ":not([hidden])" });
    await userEvent.keyboard("{Escape}");
    await waitFor(() =>
      expect(screen.queryByText("Can be undone for a week", { selector: ":not([hidden])" })).toBeNull(),
    );
    await userEvent.tab();
    await userEvent.tab();
    await screen.findByText("Can be undone for a week", { selector: ":not([hidden])" });
  },
};

/** Shows the name that a picture has anyway: it is not read out a second time. */
export const OfAnIcon: Story = {
  args: {
    text: "Take out",
    children: (
      <IconButton label="Take out" variant="secondary">
        <Trash />
      </IconButton>
    ),
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Take out" });
    await expect(button).not.toHaveAccessibleDescription();
  },
};
