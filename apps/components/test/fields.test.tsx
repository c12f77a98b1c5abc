import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement, SyntheticEvent } from "react";
import { expect, test, vi } from "vitest";
import { Button } from "../src/Button.tsx";
import { EmptyState } from "../src/EmptyState.tsx";
import { IconButton } from "../src/IconButton.tsx";
import { TextField } from "../src/TextField.tsx";

test("a text field's label, hint and error are read out together", () => {
  render(<TextField label="Email" hint="For the receipt." error="It has no @." />);
  const field = screen.getByRole("textbox", { name: "Email" });
  expect(field).toHaveAccessibleDescription("It has no @. For the receipt.");
  expect(field).toBeInvalid();
});

test("a text field without a hint or an error has no description", () => {
  render(<TextField label="Email" optional />);
  const field = screen.getByRole("textbox", { name: "Email (optional)" });
  expect(field).not.toHaveAttribute("aria-describedby");
  expect(field).toBeValid();
});

test("a text field keeps the id that it is given", async () => {
  render(<TextField label="Email" id="mail" error="It has no @." />);
  await userEvent.click(screen.getByText("Email"));
  expect(document.activeElement).toHaveProperty("id", "mail");
  expect(screen.getByText("It has no @.")).toHaveProperty("id", "mail-error");
});

test("a busy button keeps the focus and sends no form", async () => {
  const onSubmit = vi.fn<(event: SyntheticEvent) => void>();
  const form = (busy: boolean): ReactElement => (
    <form onSubmit={onSubmit}>
      <Button type="submit" busy={busy}>
        Order
      </Button>
    </form>
  );
  const { rerender } = render(form(true));
  const button = screen.getByRole("button", { name: "Order" });
  await userEvent.click(button);
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(onSubmit).not.toHaveBeenCalled();
  onSubmit.mockImplementation((event) => event.preventDefault());
  rerender(form(false));
  await userEvent.keyboard("{Enter}");
  expect(onSubmit).toHaveBeenCalledOnce();
});

test("a button with a picture has a name, and is no submit button", async () => {
  const onSubmit = vi.fn<() => void>();
  const onClick = vi.fn<() => void>();
  render(
    <form onSubmit={onSubmit}>
      <IconButton label="Take out" onClick={onClick}>
        ×
      </IconButton>
    </form>,
  );
  await userEvent.tab();
  expect(screen.getByRole("button", { name: "Take out" })).toHaveFocus();
  await userEvent.keyboard(" ");
  expect(onClick).toHaveBeenCalledOnce();
  expect(onSubmit).not.toHaveBeenCalled();
});

test("an empty place has a heading of the level that its page needs, and says nothing of its picture", () => {
  render(<EmptyState title="No orders yet" level={3} icon={<svg role="img" aria-label="A parcel" />} />);
  expect(screen.getByRole("heading", { level: 3, name: "No orders yet" })).toBeVisible();
  expect(screen.queryByRole("img")).toBeNull();
});
