import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { closeToast, toast, Toasts, type ToastOptions } from "../src/Toast.tsx";

afterEach(() => act(() => closeToast()));

function show(options: ToastOptions): string {
  let id = "";
  act(() => {
    id = toast(options);
  });
  return id;
}

test("a message is in a region that is read out politely, and has a name and a description", async () => {
  render(<Toasts />);
  show({ title: "The order is placed", description: "A mail is on its way." });
  const message = await screen.findByRole("dialog", { name: "The order is placed" });
  expect(message).toHaveAccessibleDescription("A mail is on its way.");
  const region = screen.getByRole("region", { name: "Notifications" });
  expect(region).toContainElement(message);
  expect(region).toHaveAttribute("aria-live", "polite");
});

test("it goes after its time", async () => {
  render(<Toasts timeout={30} />);
  show({ title: "Saved" });
  const message = await screen.findByRole("dialog", { name: "Saved" });
  await waitFor(() => expect(message).not.toBeInTheDocument());
});

test("what went wrong interrupts, and stays until it is closed", async () => {
  render(<Toasts timeout={30} />);
  show({ title: "The card was refused", tone: "danger" });
  show({ title: "Saved" });
  const danger = await screen.findByRole("alertdialog", { name: "The card was refused" });
  expect(danger).toHaveAttribute("aria-live", "assertive");
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "Saved" })).toBeNull());
  expect(danger).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(danger).not.toBeInTheDocument());
});

test("F6 brings the focus to the messages, and Escape closes the one that has it", async () => {
  render(
    <>
      <button type="button">Page</button>
      <Toasts />
    </>,
  );
  show({ title: "Saved" });
  const message = await screen.findByRole("dialog", { name: "Saved" });
  const user = userEvent.setup();
  screen.getByRole("button", { name: "Page" }).focus();
  await user.keyboard("{F6}");
  expect(screen.getByRole("region", { name: "Notifications" })).toHaveFocus();
  await user.tab();
  expect(message).toHaveFocus();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(message).not.toBeInTheDocument());
});

test("what can be done about it is done once, and takes it away", async () => {
  const onClick = vi.fn<() => void>();
  render(<Toasts />);
  show({ title: "The cart is empty", action: { label: "Undo", onClick } });
  const message = await screen.findByRole("dialog", { name: "The cart is empty" });
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(onClick).toHaveBeenCalledOnce();
  await waitFor(() => expect(message).not.toBeInTheDocument());
});

test("code takes a message away by its id", async () => {
  render(<Toasts />);
  const first = show({ title: "One" });
  show({ title: "Two" });
  const message = await screen.findByRole("dialog", { name: "One" });
  act(() => closeToast(first));
  await waitFor(() => expect(message).not.toBeInTheDocument());
  expect(screen.getByRole("dialog", { name: "Two" })).toBeInTheDocument();
});
