import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface Text {
  text: string;
  /** Of the text and what is behind it, from 1 to 21, as WCAG computes it. */
  contrast: number;
  /** The least that WCAG asks for at this size (level AA). */
  least: number;
}

/** Every text that can be seen, with its contrast. Pictures behind a text are not looked at. */
export function textsOf(page: Page): Promise<Text[]> {
  return page.evaluate(() => {
    type Colour = [red: number, green: number, blue: number, alpha: number];
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d", { willReadFrequently: true })!;

    const toRgb = (colour: string): Colour => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data as unknown as Colour;
      return [red, green, blue, alpha / 255];
    };
    const over = ([r, g, b, alpha]: Colour, [red, green, blue]: Colour): Colour => {
      const mix = (front: number, back: number): number => front * alpha + back * (1 - alpha);
      return [mix(r, red), mix(g, green), mix(b, blue), 1];
    };
    const behind = (element: Element | null): Colour => {
      if (!element) return toRgb("Canvas");
      const own = toRgb(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const luminance = ([red, green, blue]: Colour): number => {
      const [r, g, b] = [red, green, blue]
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
        number,
        number,
        number,
      ];
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (element: Element): number => {
      const back = behind(element);
      const [one, other] = [luminance(over(toRgb(getComputedStyle(element).color), back)), luminance(back)];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest("[aria-hidden=true], :disabled") &&
      element.getBoundingClientRect().width > 1;
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");

    return [...document.body.querySelectorAll("*")]
      .filter((element) => hasText(element) && isSeen(element))
      .map((element) => {
        const { fontSize, fontWeight } = getComputedStyle(element);
        const large = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
        return { text: element.textContent.trim(), contrast: contrast(element), least: large ? 3 : 4.5 };
      });
  });
}

/** What reaches beyond the window's left or right edge, and is not cut off or scrolled inside a part of the page. */
export function boxesOutside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const layout = document.querySelector("#root > *")!;
    const isCut = (element: Element): boolean => {
      const parent = element.parentElement!;
      if (parent === layout) return false;
      return getComputedStyle(parent).overflowX !== "visible" || isCut(parent);
    };
    const isOutside = (element: Element): boolean => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
    };
    return [...layout.querySelectorAll("*")]
      .filter((element) => element.checkVisibility() && isOutside(element) && !isCut(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Pairs of links and buttons in the header that lie over each other. */
export function overlapsInHeader(page: Page): Promise<string[]> {
  return page.getByRole("banner").evaluate((header) => {
    const parts = [...header.querySelectorAll("a, button")].filter((part) => part.checkVisibility());
    const nameOf = (part: Element): string => part.getAttribute("aria-label") ?? part.textContent;
    return parts.flatMap((one, index) => {
      const a = one.getBoundingClientRect();
      return parts
        .slice(index + 1)
        .filter((other) => {
          const b = other.getBoundingClientRect();
          return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        })
        .map((other) => `${nameOf(one)} over ${nameOf(other)}`);
    });
  });
}

/** Waits for all pictures, those below the fold too. */
export function loadPictures(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const picture of document.images) picture.loading = "eager";
    await Promise.all([...document.images].map((picture) => picture.decode()));
  });
}

/** What axe finds: the rule, and the elements that break it. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await checker.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}
