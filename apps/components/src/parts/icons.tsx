import type { ReactElement } from "react";

/** Drawn in the colour of the text, and said by nobody: what has such a picture has a name too. */
function Icon({ path }: { path: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = (): ReactElement => <Icon path="M5 5l10 10M15 5L5 15" />;
export const CheckIcon = (): ReactElement => <Icon path="M4.5 10.5l4 4 7-9" />;
export const MixedIcon = (): ReactElement => <Icon path="M5 10h10" />;
export const OpenIcon = (): ReactElement => <Icon path="M6 8l4 4 4-4" />;
export const UpIcon = (): ReactElement => <Icon path="M10 15V5M6 9l4-4 4 4" />;
export const DownIcon = (): ReactElement => <Icon path="M10 5v10M6 11l4 4 4-4" />;
export const UnsortedIcon = (): ReactElement => <Icon path="M7 8l3-3 3 3M7 12l3 3 3-3" />;
