import { BODY, GLOW, type Draw, shadow, speckled } from "./drawing.ts";
import { lathe, type Profile, ribs, rim } from "./lathe.ts";

const VASE: Profile = [
  [34, 206],
  [31, 236],
  [62, 292],
  [98, 360],
  [92, 430],
  [58, 484],
];
const BOWL: Profile = [
  [164, 330],
  [156, 376],
  [118, 440],
  [66, 474],
];
const CUP: Profile = [
  [92, 290],
  [91, 360],
  [84, 430],
  [60, 468],
];
const PITCHER: Profile = [
  [62, 176],
  [50, 226],
  [66, 292],
  [102, 372],
  [98, 440],
  [66, 484],
];
const DISH: Profile = [
  [118, 440],
  [104, 462],
  [64, 478],
];
const CANDLE: Profile = [
  [24, 250],
  [24, 440],
];

const LEAVES = [
  [262, 118, -32],
  [284, 84, 18],
  [312, 96, 40],
  [330, 134, 58],
  [272, 150, -50],
  [318, 164, 34],
] as const;

export const vase: Draw = ({ accent }) => {
  const outline = lathe(VASE);
  const stems = `<path d="M298 214C296 170 288 120 280 76M304 214C308 176 320 140 338 118M296 210C286 176 272 148 256 128" stroke="${accent}" stroke-width="3.5" fill="none" stroke-linecap="round"/>`;
  const leaves = LEAVES.map(
    ([x, y, turn]) =>
      `<path d="M0 0C14-8 18-26 0-46C-18-26-14-8 0 0Z" transform="translate(${x} ${y + 20}) rotate(${turn})"/>`,
  );
  return `${shadow(130, 486)}${rim(VASE, "#0004")}${stems}<g fill="${accent}">${leaves.join("")}</g><path d="${outline}" fill="${BODY}"/>${speckled(outline, "#3b3026", 7)}`;
};

export const bowl: Draw = ({ body }) => {
  const outline = lathe(BOWL);
  return `${shadow(196, 478)}<path d="${outline}" fill="${BODY}"/>${speckled(outline, "#5a4632", 11)}${rim(BOWL, body[2])}<ellipse cx="306" cy="336" rx="146" ry="20" fill="${body[0]}" opacity=".45"/>`;
};

export const cup: Draw = ({ body, accent }) => {
  const outline = lathe(CUP);
  const handle = `<path d="M384 320C446 312 450 420 376 424" fill="none" stroke="${body[1]}" stroke-width="19" stroke-linecap="round"/><path d="M386 314C440 310 446 396 396 412" fill="none" stroke="#fff" stroke-opacity=".25" stroke-width="4" stroke-linecap="round"/>`;
  const steam = `<path d="M276 256C262 232 290 218 276 190M318 250C304 222 334 208 320 176" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="6" stroke-linecap="round"/>`;
  return `${shadow(136, 474)}${handle}<path d="${outline}" fill="${BODY}"/>${speckled(outline, "#2f2a26", 3)}${rim(CUP, body[2])}<ellipse cx="300" cy="294" rx="78" ry="10.5" fill="${accent}"/>${steam}`;
};

export const pitcher: Draw = ({ body }) => {
  const handle = `<path d="M350 214C440 204 446 340 394 380" fill="none" stroke="${body[2]}" stroke-width="20" stroke-linecap="round"/>`;
  const spout = `<path d="M240 178C222 168 208 164 198 168C212 186 232 212 248 232Z" fill="${body[1]}"/>`;
  const lines = `<path d="${ribs(PITCHER, 6)}" fill="none" stroke="${body[2]}" stroke-opacity=".4" stroke-width="2.5"/>`;
  return `${shadow(142, 486)}${handle}${spout}<path d="${lathe(PITCHER)}" fill="${BODY}"/>${lines}${rim(PITCHER, body[2])}`;
};

export const candle: Draw = ({ body, accent }) => {
  const flame = `<path d="M300 172C318 196 320 212 300 224C280 212 284 196 300 172Z" fill="#ffd98a"/><path d="M300 194C308 206 308 214 300 220C292 214 293 206 300 194Z" fill="#fff6df"/>`;
  return `<circle cx="300" cy="204" r="190" fill="${GLOW}"/>${shadow(150, 480)}<path d="${lathe(DISH)}" fill="${BODY}"/>${rim(DISH, body[2])}<ellipse cx="300" cy="440" rx="34" ry="7" fill="#0003"/><path d="${lathe(CANDLE)}" fill="${accent}"/>${rim(CANDLE, "#fff6")}<path d="M300 250V222" stroke="#3a3128" stroke-width="3"/>${flame}`;
};
