import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactElement, useState } from "react";
import { expect, test } from "vitest";
import { Checkbox } from "../src/Checkbox.tsx";

test("its words belong to it, and its error is read out with them", () => {
  render(<Checkbox label="I have read the terms" hint="All nine of them." error="Please read them first." />);
  const box = screen.getByRole("checkbox", { name: "I have read the terms" });
  expect(box).toHaveAccessibleDescription("Please read them first. All nine of them.");
  expect(box).toBeInvalid();
});

test("Tab reaches it, the space bar ticks it, and a form gets it", async () => {
  render(
    <form aria-label="Order">
      <Checkbox label="A present" name="present" value="yes" />
    </form>,
  );
  const user = userEvent.setup();
  const sent = (): unknown => Object.fromEntries(new FormData(screen.getByRole("form")));
  expect(sent()).toEqual({});
  await user.tab();
  expect(screen.getByRole("checkbox")).toHaveFocus();
  await user.keyboard(" ");
  expect(sent()).toEqual({ present: "yes" });
});

test("neither yes nor no is said as mixed", () => {
  render(<Checkbox label="All rooms" indeterminate />);
  expect(screen.getByRole("checkbox")).toHaveAttribute("aria-checked", "mixed");
});

test("who keeps the value decides about it", async () => {
  render(<OnlyOnce />);
  const box = screen.getByRole("checkbox");
  await userEvent.click(box);
  expect(box).toBeChecked();
  await userEvent.click(box);
  expect(box).toBeChecked();
});

function OnlyOnce(): ReactElement {
  const [checked, setChecked] = useState(false);
  return <Checkbox label="For ever" checked={checked} onChange={(next) => next && setChecked(true)} />;
}

test("a disabled one is not reached and not ticked", async () => {
  render(<Checkbox label="Sold out" disabled />);
  await userEvent.tab();
  expect(document.body).toHaveFocus();
  await userEvent.click(screen.getByText("Sold out"));
  expect(screen.getByRole("checkbox")).not.toBeChecked();
});
