import { BODY, GLOW, type Draw, shadow } from "./drawing.ts";
import { lathe, type Profile, ribs, rim } from "./lathe.ts";

const SHADE: Profile = [
  [78, 132],
  [112, 206],
  [146, 286],
];
const FOOT: Profile = [
  [12, 290],
  [14, 320],
  [48, 372],
  [72, 428],
  [58, 484],
];
const DOME: Profile = [
  [16, 168],
  [58, 184],
  [124, 238],
  [164, 322],
];
const BASE: Profile = [
  [86, 470],
  [88, 484],
];
const HEAD: Profile = [
  [22, -10],
  [40, 26],
  [84, 92],
];

export const tableLamp: Draw = ({ accent }) =>
  `<circle cx="300" cy="250" r="250" fill="${GLOW}"/>${shadow(120, 486)}<path d="${lathe(FOOT)}" fill="${BODY}"/>` +
  `<path d="${lathe(SHADE)}" fill="${accent}"/><path d="${lathe(SHADE)}" fill="url(#lit)"/>` +
  `<path d="${ribs(SHADE, 7)}" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="2"/>${rim(SHADE, "#fff8")}`;

export const pendant: Draw = ({ body }) =>
  `<path d="M300 0V170" stroke="#2a2622" stroke-width="5"/><path d="M150 330L40 600H560L450 330Z" fill="url(#beam)"/>` +
  `<path d="${lathe(DOME)}" fill="${BODY}"/><ellipse cx="300" cy="322" rx="164" ry="28" fill="${body[2]}"/>` +
  `<ellipse cx="300" cy="326" rx="140" ry="20" fill="#fff3d2"/><circle cx="300" cy="332" r="24" fill="#fffaf0"/>` +
  `<path d="M284 158h32v20h-32z" fill="#2a2622"/>`;

export const readingLamp: Draw = ({ body }) =>
  `<path d="M150 206L46 560H404L304 264Z" fill="url(#beam)"/>${shadow(120, 484, 388)}` +
  `<path d="${lathe(BASE, 370)}" fill="${BODY}"/>${rim(BASE, body[0], 370)}` +
  `<path d="M370 468L420 300L262 150" fill="none" stroke="${body[1]}" stroke-width="13" stroke-linejoin="round" stroke-linecap="round"/>` +
  `<path d="M366 468L416 300L262 150" fill="none" stroke="#fff" stroke-opacity=".3" stroke-width="3"/>` +
  `<circle cx="420" cy="300" r="15" fill="${body[2]}"/>` +
  `<g transform="translate(262 148) rotate(22)"><path d="${lathe(HEAD, 0)}" fill="${BODY}"/><ellipse cx="0" cy="92" rx="84" ry="14" fill="#fff3d2"/></g>`;
