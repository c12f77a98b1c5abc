import { type ReactElement, type ReactNode, useId, useState } from "react";
import { classes } from "./parts/classes.ts";
import { DownIcon, UnsortedIcon, UpIcon } from "./parts/icons.tsx";
import { Skeleton } from "./Skeleton.tsx";
import "./tokens.css";
import styles from "./Table.module.css";

export interface Column<Row> {
  /** One per table. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers and money. */
  align?: "start" | "end";
  /** Rows can be sorted by this. */
  sortBy?: (row: Row) => string | number;
}

export interface Sort {
  /** Key of the column. */
  column: string;
  descending?: boolean;
}

export interface TableProps<Row> {
  /** What is in it. Always read out; seen unless `captionHidden`. */
  caption: string;
  captionHidden?: boolean;
  /** The first one names its row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How it is sorted until somebody sorts it otherwise. Default: as the rows come. */
  defaultSort?: Sort;
  /** Stands there when there are no rows. */
  empty?: ReactNode;
  /** Rows are on their way. */
  loading?: boolean;
}

/** Rows and columns. What does not fit beside each other is scrolled, also by keyboard. */
export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  defaultSort,
  ...body
}: TableProps<Row>): ReactElement {
  const [sort, setSort] = useState(defaultSort);
  const id = useId();
  return (
    // A region that scrolls needs the focus for it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} role="region" aria-labelledby={id} tabIndex={0}>
      <table className={styles.table} aria-busy={body.loading}>
        <caption id={id} className={captionHidden ? styles.hidden : styles.caption}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <Body columns={columns} sort={sort} {...body} />
      </table>
    </div>
  );
}

interface HeaderProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>): ReactElement {
  const { key, header, align = "start", sortBy } = column;
  if (!sortBy) {
    return (
      <th scope="col" className={styles[align]}>
        {header}
      </th>
    );
  }
  const isSorted = sort?.column === key;
  const descending = isSorted && sort.descending === true;
  const direction = descending ? "descending" : "ascending";
  return (
    <th scope="col" className={styles[align]} aria-sort={isSorted ? direction : undefined}>
      <button
        type="button"
        className={classes(styles.sort, isSorted && styles.sorted)}
        onClick={() => onSort({ column: key, descending: isSorted && !descending })}
      >
        {header}
        <SortIcon direction={isSorted ? direction : undefined} />
      </button>
    </th>
  );
}

function SortIcon({ direction }: { direction: "ascending" | "descending" | undefined }): ReactElement {
  if (!direction) return <UnsortedIcon />;
  return direction === "ascending" ? <UpIcon /> : <DownIcon />;
}

type BodyProps<Row> = Pick<TableProps<Row>, "columns" | "rows" | "rowKey" | "empty" | "loading"> & {
  sort: Sort | undefined;
};

function Body<Row>({
  columns,
  rows,
  rowKey,
  sort,
  empty = "Nothing here yet.",
  loading,
}: BodyProps<Row>): ReactElement {
  if (loading) return <Waiting columns={columns.length} />;
  if (rows.length === 0) {
    return (
      <tbody>
        <tr>
          <td colSpan={columns.length} className={styles.empty}>
            {empty}
          </td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody>
      {sorted(rows, columns, sort).map((row) => (
        <tr key={rowKey(row)}>
          {columns.map(({ key, cell, align = "start" }, index) =>
            index === 0 ? (
              <th key={key} scope="row" className={styles[align]}>
                {cell(row)}
              </th>
            ) : (
              <td key={key} className={styles[align]}>
                {cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Waiting({ columns }: { columns: number }): ReactElement {
  const widths = ["60%", "45%", "70%"];
  return (
    <tbody>
      {widths.map((width) => (
        <tr key={width}>
          {Array.from({ length: columns }, (_, index) => (
            <td key={index}>
              <Skeleton width={width} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Rows that are equal stay in their order, whichever direction. */
function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): readonly Row[] {
  const sortBy = columns.find(({ key }) => key === sort?.column)?.sortBy;
  if (!sort || !sortBy) return rows;
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(sortBy(one), sortBy(other)));
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), undefined, { numeric: true });
}

export default Table;
