import { BODY, type Draw, shadow } from "./drawing.ts";

export const tray: Draw = ({ body, accent }) => {
  const grain = [0, 1, 2, 3, 4, 5].map(
    (row) =>
      `M${170 - row * 11} ${376 + row * 15}C260 ${370 + row * 15} 340 ${384 + row * 15} ${430 + row * 11} ${374 + row * 15}`,
  );
  return (
    `${shadow(230, 490, 310)}<path d="M150 350H450Q462 350 466 360L506 462Q508 486 490 486H110Q92 486 94 462L134 360Q138 350 150 350Z" fill="${BODY}"/>` +
    `<path d="M166 364H434L476 462H124Z" fill="${body[2]}"/><path d="M172 372H428L464 456H136Z" fill="${body[1]}"/>` +
    `<path d="${grain.join("")}" stroke="${body[2]}" stroke-opacity=".55" stroke-width="2" fill="none"/>` +
    `<g transform="rotate(-11 300 410)"><rect x="188" y="404" width="212" height="13" rx="6.5" fill="${accent}"/><path d="M400 404l26 6.5-26 6.5z" fill="#e7c9a0"/><path d="M188 404h24v13h-24a6.5 6.5 0 0 1 0-13z" fill="#c58e86"/></g>` +
    `<ellipse cx="188" cy="392" rx="25" ry="9" fill="#0003"/><ellipse cx="186" cy="387" rx="25" ry="11" fill="#d9d4cb"/>`
  );
};

export const pebbles: Draw = ({ body, accent }) =>
  `${shadow(190, 482)}<path d="M132 426C128 370 214 344 306 346C404 348 474 378 468 430C462 474 386 486 300 486C210 486 136 474 132 426Z" fill="${BODY}"/>` +
  `<path d="M150 408C230 380 360 384 456 410M146 438C240 414 370 416 462 440" stroke="${body[0]}" stroke-opacity=".6" stroke-width="5" fill="none"/>` +
  `<path d="M206 314C202 268 262 246 318 250C384 254 414 286 406 320C398 352 350 356 304 356C250 356 210 350 206 314Z" fill="url(#pearl)"/>` +
  `<path d="M250 214C250 184 280 172 310 174C346 176 362 196 356 218C350 244 322 252 300 250C272 248 250 240 250 214Z" fill="${accent}"/>` +
  `<path d="M268 202C280 188 304 184 320 188" stroke="#fff" stroke-opacity=".6" stroke-width="6" fill="none" stroke-linecap="round"/>`;

export const clock: Draw = ({ body, accent }) => {
  const ticks = Array.from({ length: 12 }, (_, hour) => {
    const long = hour % 3 === 0;
    return `<path d="M0-126V${long ? -106 : -116}" transform="rotate(${hour * 30})" stroke-width="${long ? 6 : 3}"/>`;
  });
  return (
    `${shadow(130, 486)}<path d="M236 452l-26 34h34l20-26zM364 452l26 34h-34l-20-26z" fill="${body[2]}"/><circle cx="300" cy="318" r="162" fill="${BODY}"/>` +
    `<g transform="translate(300 318)"><circle r="142" fill="#fbf8f2"/><circle r="142" fill="url(#shade)"/><g stroke="#37312b" stroke-linecap="round">${ticks.join("")}</g>` +
    `<path d="M0 0V-66" transform="rotate(-58)" stroke="#2a2622" stroke-width="10" stroke-linecap="round"/><path d="M0 0V-100" transform="rotate(52)" stroke="#2a2622" stroke-width="6" stroke-linecap="round"/>` +
    `<path d="M0 22V-108" transform="rotate(170)" stroke="${accent}" stroke-width="3"/><circle r="9" fill="${accent}"/></g>`
  );
};

export const notebook: Draw = ({ body, accent }) =>
  `<ellipse cx="316" cy="452" rx="196" ry="70" fill="url(#shadow)"/><g transform="rotate(-9 300 330)">` +
  `<path d="M176 142h250a12 12 0 0 1 12 12v352a12 12 0 0 1-12 12H176z" fill="${body[2]}"/><path d="M180 150h246v356H180z" fill="#f4efe4"/>` +
  `<rect x="164" y="132" width="262" height="374" rx="12" fill="${BODY}"/><path d="M164 144a12 12 0 0 1 12-12h26v374h-26a12 12 0 0 1-12-12z" fill="#0002"/>` +
  `<rect x="246" y="206" width="132" height="74" rx="4" fill="#f7f1e3"/><path d="M264 232h96M264 254h62" stroke="#8b7f6f" stroke-width="4" stroke-linecap="round"/>` +
  `<path d="M396 132v374" stroke="${accent}" stroke-width="10"/><path d="M296 506v44l-10-9-10 9v-44z" fill="${accent}"/></g>`;
