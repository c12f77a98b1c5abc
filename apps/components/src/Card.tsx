import type { ReactElement, ReactNode } from "react";
import { Price } from "./Price.tsx";
import { Skeleton } from "./Skeleton.tsx";
import "./tokens.css";
import styles from "./Card.module.css";

export interface CardProps {
  /** A link in the title makes the whole card clickable. */
  title?: ReactNode;
  /** Level of the title's heading on its page. */
  level?: 2 | 3 | 4;
  image?: { src: string; alt: string } | undefined;
  /** Over the picture: "New", "Sold out". */
  badge?: ReactNode;
  /** Small words above the title. */
  eyebrow?: ReactNode;
  /** In cents. */
  price?: number | undefined;
  /** A button at the bottom, apart from the card's own link. */
  action?: ReactNode;
  /** What it will show is on its way. */
  loading?: boolean;
  children?: ReactNode;
}

/** Something to look at and perhaps to buy: picture, title, a sentence, a price. */
export function Card({ loading = false, ...props }: CardProps): ReactElement {
  return <article className={styles.card}>{loading ? <Waiting /> : <Content {...props} />}</article>;
}

function Content({ title, level = 3, image, badge, eyebrow, price, action, children }: CardProps): ReactElement {
  const Heading = `h${level}` as const;
  return (
    <>
      {image && (
        <div className={styles.picture}>
          <img src={image.src} alt={image.alt} loading="lazy" decoding="async" width="600" height="600" />
          {badge && <span className={styles.badge}>{badge}</span>}
        </div>
      )}
      <div className={styles.text}>
        {eyebrow && <p className={styles.eyebrow}>{eyebrow}</p>}
        <Heading className={styles.title}>{title}</Heading>
        {children && <div className={styles.body}>{children}</div>}
        <Foot price={price} action={action} />
      </div>
    </>
  );
}

function Foot({ price, action }: { price: number | undefined; action: ReactNode }): ReactElement | null {
  if (price === undefined && !action) return null;
  return (
    <div className={styles.foot}>
      {price !== undefined && <Price amount={price} />}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

function Waiting(): ReactElement {
  return (
    <>
      <div className={styles.picture}>
        <Skeleton shape="fill" />
      </div>
      <div className={styles.text}>
        <Skeleton width="35%" />
        <Skeleton width="70%" height="1.3rem" />
        <Skeleton />
        <Skeleton width="25%" height="1.3rem" />
      </div>
    </>
  );
}

export default Card;
