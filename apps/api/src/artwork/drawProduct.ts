import { bowl, candle, cup, pitcher, vase } from "./ceramics.ts";
import { clock, notebook, pebbles, tray } from "./desk.ts";
import type { Draw, Palette } from "./drawing.ts";
import { pendant, readingLamp, tableLamp } from "./lamps.ts";

interface Picture extends Palette {
  draw: Draw;
}

/** What each product looks like. */
const PICTURES: Record<string, Picture> = {
  "1": {
    draw: vase,
    wall: ["#e8e4dc", "#d9d2c5"],
    table: "#bfae97",
    body: ["#f6efe3", "#dccdb6", "#a48f74"],
    accent: "#5f7558",
  },
  "2": {
    draw: bowl,
    wall: ["#dfe6e3", "#c9d5d1"],
    table: "#9fb0aa",
    body: ["#fbf3e2", "#e6d3ae", "#b2976b"],
    accent: "#7f6a4a",
  },
  "3": {
    draw: tableLamp,
    wall: ["#47565d", "#36444b"],
    table: "#2b363c",
    body: ["#f3ede6", "#cfc5bb", "#8c8178"],
    accent: "#f0d6a4",
  },
  "4": {
    draw: pendant,
    wall: ["#2f4a4d", "#223739"],
    table: "#1b2c2e",
    body: ["#f2c7a8", "#d08a63", "#8d5235"],
    accent: "#ffe7b8",
  },
  "5": {
    draw: cup,
    wall: ["#f1ddd2", "#e4c6b6"],
    table: "#c39e8a",
    body: ["#9db4bd", "#65828f", "#3b5360"],
    accent: "#4a2d1c",
  },
  "6": {
    draw: tray,
    wall: ["#e9e6e0", "#d8d4cb"],
    table: "#c7c1b5",
    body: ["#b98a5e", "#94643c", "#643f22"],
    accent: "#2f6b66",
  },
  "7": {
    draw: pebbles,
    wall: ["#dcdfe8", "#c8cddb"],
    table: "#a7aec2",
    body: ["#b9bcc6", "#868b99", "#545966"],
    accent: "#f4e4e1",
  },
  "8": {
    draw: clock,
    wall: ["#f0e3c9", "#e3cfa8"],
    table: "#bfa376",
    body: ["#55777a", "#2f5558", "#1b3638"],
    accent: "#c8553d",
  },
  "9": {
    draw: candle,
    wall: ["#55434c", "#403139"],
    table: "#32262c",
    body: ["#e9c7b4", "#bd8c76", "#7d5345"],
    accent: "#f4ead9",
  },
  "10": {
    draw: readingLamp,
    wall: ["#3e4a5c", "#2e3847"],
    table: "#242d39",
    body: ["#f4dc9c", "#c79f4c", "#866420"],
    accent: "#fff0c9",
  },
  "11": {
    draw: pitcher,
    wall: ["#dbe7ea", "#c1d4d9"],
    table: "#93adb4",
    body: ["#ffffff", "#e9e6e1", "#a9a59e"],
    accent: "#7c8c8f",
  },
  "12": {
    draw: notebook,
    wall: ["#ebe1d9", "#d9cbc0"],
    table: "#c4b2a4",
    body: ["#8d4a4a", "#6f3236", "#4a1d22"],
    accent: "#e0b04c",
  },
};

/** The picture of a product as an SVG document, or `undefined` when there is no such product. */
export function drawProduct(id: string): string | undefined {
  const picture = PICTURES[id];
  if (!picture) return undefined;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">${definitions(picture)}${room(picture)}${picture.draw(picture)}</svg>`;
}

function room({ table }: Palette): string {
  return `<rect width="600" height="600" fill="url(#wall)"/><rect y="410" width="600" height="190" fill="${table}"/><rect y="410" width="600" height="190" fill="url(#shade)"/>`;
}

function definitions({ wall, body }: Palette): string {
  return `<defs>${[
    gradient("wall", "0 0 0 1", [
      [0, wall[0]],
      [1, wall[1]],
    ]),
    gradient("body", "0 0 1 0.12", [
      [0, body[1]],
      [0.28, body[0]],
      [0.62, body[1]],
      [1, body[2]],
    ]),
    gradient("shade", "0 0 0.3 1", [
      [0, "#0000"],
      [1, "#0002"],
    ]),
    gradient("lit", "0 0 0 1", [
      [0, "#fff0"],
      [1, "#fff9"],
    ]),
    gradient("beam", "0 0 0 1", [
      [0, "#fff1c966"],
      [1, "#fff1c900"],
    ]),
    gradient("pearl", "0 0 1 1", [
      [0, "#f6d9e4"],
      [0.35, "#f3f0dc"],
      [0.65, "#cfe6e4"],
      [1, "#b9b4dc"],
    ]),
    radial("shadow", [
      [0, "#0006"],
      [1, "#0000"],
    ]),
    radial("glow", [
      [0, "#ffe9b8b3"],
      [0.6, "#ffe9b833"],
      [1, "#ffe9b800"],
    ]),
  ].join("")}</defs>`;
}

type Stops = readonly (readonly [offset: number, color: string])[];

function gradient(id: string, line: string, colors: Stops): string {
  const [x1, y1, x2, y2] = line.split(" ");
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops(colors)}</linearGradient>`;
}

function radial(id: string, colors: Stops): string {
  return `<radialGradient id="${id}">${stops(colors)}</radialGradient>`;
}

function stops(colors: Stops): string {
  return colors.map(([offset, color]) => `<stop offset="${offset}" stop-color="${color}"/>`).join("");
}
