/** Stands for a product's picture: no server answers here. */
export const PICTURE: string = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">
    <linearGradient id="pearl" x2="1" y2="1">
      <stop stop-color="#f6d9e4"/><stop offset=".35" stop-color="#f3f0dc"/><stop offset=".65" stop-color="#cfe6e4"/><stop offset="1" stop-color="#b9b4dc"/>
    </linearGradient>
    <rect width="600" height="600" fill="#dcdfe8"/><rect y="410" width="600" height="190" fill="#a7aec2"/>
    <ellipse cx="310" cy="478" rx="150" ry="22" fill="#0003"/><circle cx="300" cy="330" r="150" fill="url(#pearl)"/>
  </svg>`,
)}`;
