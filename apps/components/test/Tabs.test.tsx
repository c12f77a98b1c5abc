import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Tabs } from "../src/Tabs.tsx";

const TABS = [
  { value: "about", label: "Description", content: "One piece of ash." },
  { value: "care", label: "Care", content: "A dry cloth." },
  { value: "parts", label: "Spare parts", content: "Ask us." },
];

test("the list has a name, each panel that of its tab, and only the chosen one is there", () => {
  render(<Tabs label="About the lamp" tabs={TABS} />);
  expect(screen.getByRole("tablist", { name: "About the lamp" })).toBeVisible();
  expect(screen.getByRole("tab", { selected: true })).toHaveAccessibleName("Description");
  expect(screen.getAllByRole("tabpanel")).toEqual([screen.getByRole("tabpanel", { name: "Description" })]);
});

test("one stop of the Tab key, then arrows, Home and End show what they come to", async () => {
  render(<Tabs label="About the lamp" tabs={TABS} />);
  const user = userEvent.setup();
  const shown = (): string | null => screen.getByRole("tabpanel").textContent;
  await user.tab();
  await user.keyboard("{ArrowRight}");
  expect(shown()).toBe("A dry cloth.");
  await user.keyboard("{End}");
  expect(shown()).toBe("Ask us.");
  await user.keyboard("{ArrowRight}");
  expect(shown()).toBe("One piece of ash.");
  await user.keyboard("{ArrowLeft}");
  expect(shown()).toBe("Ask us.");
  await user.keyboard("{Home}");
  expect(shown()).toBe("One piece of ash.");
});

test("who keeps the value decides about it", async () => {
  const onChange = vi.fn<(value: string) => void>();
  const { rerender } = render(<Tabs label="About" tabs={TABS} value="about" onChange={onChange} />);
  await userEvent.click(screen.getByRole("tab", { name: "Care" }));
  expect(onChange).toHaveBeenCalledWith("care");
  expect(screen.getByRole("tabpanel", { name: "Description" })).toBeVisible();
  rerender(<Tabs label="About" tabs={TABS} value="care" onChange={onChange} />);
  expect(screen.getByRole("tabpanel", { name: "Care" })).toBeVisible();
});
