import { variants } from "../variants/index.ts";
import type { Group } from "../sections/visits.ts";

const width = 720;
const bar = 26;
const left = 320;
const latency = 150;

/** Bars of the cold direct visit at 150 ms over HTTP/2 from one origin, as SVG that follows the reader's colours. */
export function chart(groups: readonly Group[]): string {
  const found = groups.filter(
    (one) => one.scenario === "direct" && one.latency === latency && one.protocol === "h2" && one.origins === "one",
  );
  const bars = variants.flatMap(({ name, title }) =>
    found
      .filter(({ variant }) => variant === name)
      .map(({ visible }) => ({ title, own: name.startsWith("nacre"), time: visible })),
  );
  const longest = Math.max(...bars.map(({ time }) => time));
  const height = 48 + bars.length * (bar + 6);
  const rows = bars.map(({ title, own, time }, index) => {
    const y = 40 + index * (bar + 6);
    const length = (time / longest) * (width - left - 70);
    return [
      `<text x="${left - 10}" y="${y + 18}" text-anchor="end">${title}</text>`,
      `<rect class="${own ? "own" : "peer"}" x="${left}" y="${y}" width="${length.toFixed(1)}" height="${bar}" rx="4"/>`,
      `<text x="${(left + length + 8).toFixed(1)}" y="${y + 18}">${time.toFixed(0)} ms</text>`,
    ].join("");
  });
  const title = `Cold direct visit to a remote page, ${latency} ms latency, HTTP/2, one origin: time until it is visible`;
  const style =
    "text{font:13px system-ui,sans-serif;fill:#222}.own{fill:#3c8d83}.peer{fill:#b9b9c6}" +
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.own{fill:#6cc5b9}.peer{fill:#55556a}}";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">` +
    `<style>${style}</style><text x="10" y="20">${title}</text>${rows.join("")}</svg>\n`
  );
}
