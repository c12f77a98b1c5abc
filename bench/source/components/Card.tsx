import { useId, type ReactElement, type ReactNode } from "react";
import "./Card.css";

interface CardProps {
  title: string;
  children: ReactNode;
}

export default function Card({ title, children }: CardProps): ReactElement {
  const id = useId();
  return (
    <article className="ui-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </article>
  );
}
