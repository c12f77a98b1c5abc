import "@shop/components/tokens.css";
import { type ReactElement, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Button, closeToast, Dialog, Select, toast, Toasts, Tooltip } from "@shop/components";

// With the browser's own keys: a dialog is closed by the browser, which does not listen to events that a script makes.

let root: Root | undefined;

afterEach(() => {
  closeToast();
  root?.unmount();
});

const dialog = page.getByRole("dialog", { name: "Which one?" });
const list = page.getByRole("listbox");

test("Escape closes a list and leaves the dialog open around it; a second one closes that", async () => {
  await openDialog();
  await page.getByRole("combobox", { name: "Size" }).click();
  await expect.element(list).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(list).not.toBeInTheDocument();
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Order" })).toHaveFocus();
});

test("Escape takes a tooltip away and leaves the dialog open around it", async () => {
  await openDialog();
  const help = page.getByRole("button", { name: "Help" });
  while (document.activeElement !== help.element()) await userEvent.tab();
  const tooltip = page.getByText("Ask the workshop").last();
  await expect.element(tooltip).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(tooltip).not.toBeVisible();
  await expect.element(dialog).toBeVisible();
});

test("a message that comes while a dialog is open can be reached and closed", async () => {
  await openDialog();
  toast({ title: "Saved" });
  const message = page.getByRole("dialog", { name: "Saved" });
  await expect.element(message).toBeVisible();
  await userEvent.keyboard("{F6}");
  await expect.element(page.getByRole("region", { name: "Notifications" })).toHaveFocus();
  await message.getByRole("button", { name: "Close" }).click();
  await expect.element(message).not.toBeInTheDocument();
  await expect.element(dialog).toBeVisible();
});

test("a message stays when the dialog in front of it is closed", async () => {
  await openDialog();
  toast({ title: "Saved" });
  const message = page.getByRole("dialog", { name: "Saved" });
  await expect.element(message).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(message).toBeVisible();
});

async function openDialog(): Promise<void> {
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(<Page />);
  await page.getByRole("button", { name: "Order" }).click();
  await expect.element(dialog).toBeVisible();
}

function Page(): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Order</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Which one?">
        <Select label="Size" options={[{ value: "s", label: "Small" }]} />
        <Tooltip text="Ask the workshop">
          <Button>Help</Button>
        </Tooltip>
      </Dialog>
      <Toasts timeout={0} />
    </>
  );
}
