import "@fontsource-variable/inter/wght.css";
import "@shop/components/tokens.css";
import "./pictures.css";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Content } from "../src/sheets/Content.tsx";
import { Controls } from "../src/sheets/Controls.tsx";
import { Front } from "../src/sheets/Front.tsx";

const themes = ["light", "dark"] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;
const looks = themes.flatMap((theme) => sizes.map((size) => ({ theme, ...size })));

let cleanUp: (() => void) | undefined;

afterEach(() => cleanUp?.());

test.for(looks)("controls, $theme, $width px", async ({ theme, width }) => {
  const sheet = await show(<Controls />, theme, width);
  await expect.element(page.elementLocator(sheet)).toMatchScreenshot(`controls-${theme}-${width}`);
});

test.for(looks)("content, $theme, $width px", async ({ theme, width }) => {
  const sheet = await show(<Content />, theme, width);
  await Promise.all([...document.images].map((image) => image.decode()));
  await expect.element(page.elementLocator(sheet)).toMatchScreenshot(`content-${theme}-${width}`);
});

test.for(looks)("in front of a page, $theme, $width px", async ({ theme, width, height }) => {
  await show(<Front />, theme, width, height);
  await expect.element(page.getByText("Done")).toBeVisible();
  await page.getByRole("combobox").click();
  await expect.element(page.getByRole("option", { name: "Large" })).toBeVisible();
  await expect(page).toMatchScreenshot(`front-${theme}-${width}`);
});

/** Renders a sheet as wide as that and, unless told otherwise, as high as it is. */
async function show(sheet: ReactElement, theme: string, width: number, height?: number): Promise<Element> {
  document.documentElement.dataset["theme"] = theme;
  const element = document.body.appendChild(document.createElement("div"));
  const root = createRoot(element);
  cleanUp = () => {
    root.unmount();
    element.remove();
  };
  await page.viewport(width, height ?? 800);
  // Where the pointer was left, something may stand under it.
  await userEvent.hover(document.documentElement, { position: { x: 1, y: 1 } });
  root.render(sheet);
  await expect.poll(() => element.childElementCount).toBe(1);
  await Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`)));
  if (height === undefined) await page.viewport(width, element.offsetHeight);
  return element;
}
