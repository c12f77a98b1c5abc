import type { ReactElement } from "react";

/** Pictures for the stories: the library has none of its own, an application brings what it needs. */
function Icon({ path }: { path: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const Heart = (): ReactElement => (
  <Icon path="M10 16S3.5 12.4 3.5 7.9A3.4 3.4 0 0 1 10 6.4a3.4 3.4 0 0 1 6.5 1.5C16.5 12.4 10 16 10 16Z" />
);
export const Trash = (): ReactElement => (
  <Icon path="M3.5 5.5h13M8 5.5V4h4v1.5M5.5 5.5l.7 10.5h7.6l.7-10.5M8.3 8.5v4.8M11.7 8.5v4.8" />
);
export const Parcel = (): ReactElement => (
  <Icon path="M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5ZM3.5 6.5 10 10l6.5-3.5M10 10v7" />
);
