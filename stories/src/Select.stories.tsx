import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, waitFor } from "storybook/test";
import { Select } from "@shop/components/Select";

const meta = {
  title: "Components/Select",
  component: Select,
  args: {
    label: "Country",
    options: [
      { value: "at", label: "Austria" },
      { value: "be", label: "Belgium" },
      { value: "ie", label: "Ireland" },
      { value: "pt", label: "Portugal" },
      { value: "is", label: "Iceland: not yet", disabled: true },
    ],
    onChange: fn(),
  },
  argTypes: {
    label: { control: "text" },
    hint: { control: "text" },
    error: { control: "text" },
    value: { control: false },
  },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: "24rem" }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Select>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Opened by a press, and closed by a choice. */
export const Empty: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole("combobox", { name: "Country" });
    await expect(field).toHaveTextContent("Choose one");
    await userEvent.click(field);
    await userEvent.click(await screen.findByRole("option", { name: "Ireland" }));
    await expect(args.onChange).toHaveBeenLastCalledWith("ie");
    await expect(field).toHaveTextContent("Ireland");
    await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  },
};

/** Without a pointer: arrows, the beginning of a name, Enter. */
export const ByKeyboard: Story = {
  args: { defaultValue: "at" },
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole("combobox", { name: "Country" });
    await userEvent.tab();
    await expect(field).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    const portugal = await screen.findByRole("option", { name: "Portugal" });
    await userEvent.keyboard("p");
    await waitFor(() => expect(portugal).toHaveFocus());
    await userEvent.keyboard("{Enter}");
    await expect(args.onChange).toHaveBeenLastCalledWith("pt");
    await waitFor(() => expect(field).toHaveFocus());
    await expect(field).toHaveTextContent("Portugal");
  },
};

/** The list as it looks when it is open. */
export const Open: Story = {
  args: { defaultValue: "ie" },
  parameters: { layout: "padded" },
  decorators: [
    (Story) => (
      <div style={{ minBlockSize: "20rem" }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("combobox"));
    await expect(await screen.findByRole("option", { name: "Ireland" })).toHaveAttribute("aria-selected", "true");
    await expect(screen.getByRole("option", { name: /Iceland/ })).toHaveAttribute("aria-disabled", "true");
  },
};

export const WithHint: Story = { args: { hint: "Where the parcel goes.", optional: true } };

/** Read out together with the label. */
export const WithError: Story = {
  args: { error: "Please say where the parcel goes." },
  play: async ({ canvas }) => {
    const field = canvas.getByRole("combobox", { name: "Country" });
    await expect(field).toBeInvalid();
    await expect(field).toHaveAccessibleDescription("Please say where the parcel goes.");
  },
};

export const Disabled: Story = { args: { defaultValue: "ie", disabled: true } };
