import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Select, type SelectProps } from "../src/Select.tsx";

const COUNTRIES = [
  { value: "at", label: "Austria" },
  { value: "be", label: "Belgium" },
  { value: "is", label: "Iceland", disabled: true },
  { value: "ie", label: "Ireland" },
];

function open(props: Partial<SelectProps> = {}): HTMLElement {
  render(<Select label="Country" options={COUNTRIES} {...props} />);
  return screen.getByRole("combobox", { name: "Country" });
}

test("its label, hint and error are read out together, and what is chosen is its text", () => {
  const field = open({ defaultValue: "be", hint: "Where the parcel goes.", error: "Not on Sundays." });
  expect(field).toHaveAccessibleDescription("Not on Sundays. Where the parcel goes.");
  expect(field).toBeInvalid();
  expect(field).toHaveTextContent("Belgium");
  expect(field).toHaveAttribute("aria-expanded", "false");
});

test("a press on the label brings the focus to it", async () => {
  const field = open();
  await userEvent.click(screen.getByText("Country"));
  expect(field).toHaveFocus();
});

test("arrows open the list and go through it, Enter chooses, and the focus comes back", async () => {
  const onChange = vi.fn<(value: string) => void>();
  const field = open({ defaultValue: "at", onChange });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard("{ArrowDown}");
  await screen.findByRole("listbox", { name: "Country" });
  expect(field).toHaveAttribute("aria-expanded", "true");
  await waitFor(() => expect(screen.getByRole("option", { name: "Austria", selected: true })).toHaveFocus());
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("be");
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  expect(field).toHaveFocus();
  expect(field).toHaveTextContent("Belgium");
});

test("Escape closes the list, and nothing is chosen", async () => {
  const onChange = vi.fn<(value: string) => void>();
  const field = open({ onChange });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard("{ArrowDown}");
  const list = await screen.findByRole("listbox");
  await waitFor(() => expect(list).toContainElement(document.activeElement as HTMLElement));
  await user.keyboard("{ArrowDown}{Escape}");
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  expect(onChange).not.toHaveBeenCalled();
  expect(field).toHaveTextContent("Choose one");
});

test("a disabled option is said to be so, and cannot be chosen", async () => {
  const onChange = vi.fn<(value: string) => void>();
  const user = userEvent.setup();
  await user.click(open({ onChange }));
  const iceland = await screen.findByRole("option", { name: "Iceland" });
  expect(iceland).toHaveAttribute("aria-disabled", "true");
  await user.click(iceland);
  expect(onChange).not.toHaveBeenCalled();
});

test("a form gets the value, not the words", () => {
  render(
    <form aria-label="Order">
      <Select label="Country" options={COUNTRIES} name="country" defaultValue="ie" />
    </form>,
  );
  expect(Object.fromEntries(new FormData(screen.getByRole("form")))).toEqual({ country: "ie" });
});

test("who keeps the value decides about it", async () => {
  const field = open({ value: "at", onChange: () => {} });
  const user = userEvent.setup();
  await user.click(field);
  await user.click(await screen.findByRole("option", { name: "Ireland" }));
  expect(field).toHaveTextContent("Austria");
});
