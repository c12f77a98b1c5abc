import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactElement, useState } from "react";
import { expect, fn } from "storybook/test";
import { Checkbox } from "@shop/components/Checkbox";

const meta = {
  title: "Components/Checkbox",
  component: Checkbox,
  args: { label: "Send it as a present", onChange: fn() },
  argTypes: {
    label: { control: "text" },
    hint: { control: "text" },
    error: { control: "text" },
    checked: { control: false },
  },
} satisfies Meta<typeof Checkbox>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A press on its words ticks it, and so does the space bar. */
export const Unticked: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const box = canvas.getByRole("checkbox", { name: "Send it as a present" });
    await userEvent.click(canvas.getByText("Send it as a present"));
    await expect(box).toBeChecked();
    box.focus();
    await userEvent.keyboard(" ");
    await expect(box).not.toBeChecked();
    await expect(args.onChange).toHaveBeenCalledTimes(2);
  },
};

export const Ticked: Story = { args: { defaultChecked: true } };

export const WithHint: Story = { args: { hint: "In paper, with a card. No prices on the slip." } };

export const WithError: Story = {
  args: { label: "I have read the terms", error: "Please read them first." },
  play: async ({ canvas }) => {
    const box = canvas.getByRole("checkbox", { name: "I have read the terms" });
    await expect(box).toBeInvalid();
    await expect(box).toHaveAccessibleDescription("Please read them first.");
  },
};

export const Disabled: Story = { args: { disabled: true, defaultChecked: true } };

/** The one above stands for those below: all, none, or some. */
export const Some: Story = {
  render: () => <Rooms />,
  play: async ({ canvas, userEvent }) => {
    const all = canvas.getByRole("checkbox", { name: "All rooms" });
    await expect(all).toBePartiallyChecked();
    await userEvent.click(all);
    await expect(canvas.getByRole("checkbox", { name: "Study" })).toBeChecked();
    await userEvent.click(all);
    await expect(canvas.getByRole("checkbox", { name: "Kitchen" })).not.toBeChecked();
  },
};

const ROOMS = ["Kitchen", "Study"];

function Rooms(): ReactElement {
  const [chosen, setChosen] = useState(["Kitchen"]);
  const toggle = (room: string): void =>
    setChosen((rooms) => (rooms.includes(room) ? rooms.filter((other) => other !== room) : [...rooms, room]));
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend style={{ position: "absolute", clipPath: "inset(50%)" }}>Rooms</legend>
      <Checkbox
        label="All rooms"
        checked={chosen.length === ROOMS.length}
        indeterminate={chosen.length === 1}
        onChange={(checked) => setChosen(checked ? ROOMS : [])}
      />
      <div style={{ paddingInlineStart: "2.1rem" }}>
        {ROOMS.map((room) => (
          <Checkbox key={room} label={room} checked={chosen.includes(room)} onChange={() => toggle(room)} />
        ))}
      </div>
    </fieldset>
  );
}
