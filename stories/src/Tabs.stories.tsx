import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { Tabs } from "@shop/components/Tabs";

const meta = {
  title: "Components/Tabs",
  component: Tabs,
  args: {
    label: "About the lamp",
    tabs: [
      { value: "about", label: "Description", content: <p>Turned from one piece of ash, and oiled twice.</p> },
      { value: "care", label: "Care", content: <p>A dry cloth. Nothing else, and not often.</p> },
      { value: "delivery", label: "Delivery", content: <p>Leaves the workshop on Tuesdays.</p> },
    ],
    onChange: fn(),
  },
  argTypes: { value: { control: false }, tabs: { control: false } },
} satisfies Meta<typeof Tabs>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Three: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("tab", { name: "Care" }));
    await expect(await canvas.findByRole("tabpanel", { name: "Care" })).toHaveTextContent("A dry cloth.");
    await expect(args.onChange).toHaveBeenLastCalledWith("care");
  },
};

/** One stop of the Tab key for all of them; arrows go from one to the next, and around. */
export const ByKeyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("tab", { name: "Description" })).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    await expect(canvas.getByRole("tab", { name: "Care" })).toHaveFocus();
    // The panel before it may be on its way out still.
    await expect(await canvas.findByRole("tabpanel", { name: "Care" })).toHaveTextContent("A dry cloth.");
    await userEvent.keyboard("{End}{ArrowRight}");
    await expect(canvas.getByRole("tab", { name: "Description", selected: true })).toHaveFocus();
    await userEvent.tab();
    await expect(canvas.getByRole("tabpanel", { name: "Description" })).toHaveFocus();
  },
};

export const OneDisabled: Story = {
  args: {
    defaultValue: "care",
    tabs: [
      { value: "about", label: "Description", content: <p>Turned from one piece of ash.</p> },
      { value: "care", label: "Care", content: <p>A dry cloth.</p> },
      { value: "parts", label: "Spare parts", content: <p>None yet.</p>, disabled: true },
    ],
  },
};

/** What does not fit beside each other is scrolled. */
export const Many: Story = {
  args: {
    label: "Months",
    tabs: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"].map(
      (month) => ({ value: month, label: month, content: <p>What was ordered in {month}.</p> }),
    ),
  },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: "22rem" }}>
        <Story />
      </div>
    ),
  ],
};
