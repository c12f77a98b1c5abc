import type { ReactElement, ReactNode } from "react";
import "./Button.css";

interface ButtonProps {
  children: ReactNode;
  onClick?: () => void;
}

export default function Button({ children, onClick }: ButtonProps): ReactElement {
  return (
    <button type="button" className="ui-button" onClick={onClick}>
      {children}
    </button>
  );
}
