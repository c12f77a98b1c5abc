import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { IconButton } from "../src/IconButton.tsx";
import { Tooltip } from "../src/Tooltip.tsx";

/** Not the description that is always there for screen readers. */
const seen = { selector: ":not([hidden])" };

test("it describes its control without being open", () => {
  render(
    <Tooltip text="Can be undone for a week">
      <button type="button">Close the account</button>
    </Tooltip>,
  );
  const button = screen.getByRole("button", { name: "Close the account" });
  expect(button).toHaveAccessibleDescription("Can be undone for a week");
  expect(screen.queryByText("Can be undone for a week", seen)).toBeNull();
});

test("the focus opens it at once, and Escape closes it while the focus stays", async () => {
  render(
    <Tooltip text="For a week">
      <button type="button">Close the account</button>
    </Tooltip>,
  );
  const user = userEvent.setup();
  await user.tab();
  await screen.findByText("For a week", seen);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByText("For a week", seen)).toBeNull());
  expect(screen.getByRole("button")).toHaveFocus();
});

test("a name that is shown is not read out twice", () => {
  render(
    <Tooltip text="Take out">
      <IconButton label="Take out">×</IconButton>
    </Tooltip>,
  );
  expect(screen.getByRole("button", { name: "Take out" })).not.toHaveAccessibleDescription();
});
