import TextField from "components/TextField";
import { type ReactElement, useEffect, useRef } from "react";
import { Form, Link, useSearchParams, useSubmit } from "react-router";
import styles from "./Filter.module.css";
import { CATEGORIES } from "./products.ts";

/** Category and words. Both stand in the address, so that a filtered list can be sent to someone. */
export function Filter(): ReactElement {
  const [search] = useSearchParams();
  const category = search.get("category") ?? "";
  const words = search.get("q") ?? "";
  return (
    <div className={styles.filter}>
      <nav aria-label="Categories" className={styles.categories}>
        {CATEGORIES.map(([id, label]) => (
          <Link
            key={id}
            to={`?${withoutEmpty({ category: id, q: words })}`}
            aria-current={id === category ? "true" : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Search category={category} words={words} />
    </div>
  );
}

function Search({ category, words }: { category: string; words: string }): ReactElement {
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Back and forward, or "Show everything", may bring other words than those in the field.
    const field = form.current?.elements.namedItem("q");
    if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = words;
  }, [words]);
  return (
    <Form
      role="search"
      action="."
      className={styles.search}
      ref={form}
      onChange={() => void submit(form.current, { replace: true })}
    >
      {category && <input type="hidden" name="category" value={category} />}
      <TextField name="q" type="search" label="Search" defaultValue={words} placeholder="Porcelain, brass, …" />
    </Form>
  );
}

function withoutEmpty(search: Record<string, string>): URLSearchParams {
  return new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ""));
}
