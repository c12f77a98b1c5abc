import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Case } from "./Case.ts";

export const conformanceFolder: string = join(import.meta.dirname, "..");

/** A sentence of docs/design.md, section 2, and the folder of its cases. */
export interface Sentence {
  number: number;
  /** Of the folder: `07-consumer-controls-container`. */
  id: string;
  /** The folder's words. */
  title: string;
  /** As docs/design.md has it. */
  text: string;
  cases: readonly FoundCase[];
}

export interface FoundCase {
  /** `07-consumer-controls-container/siblings`. */
  id: string;
  folder: string;
  definition: Case;
}

/** Reads the specification and all of its cases. */
export async function findCases(): Promise<Sentence[]> {
  const texts = readSpecification();
  const ids = readdirSync(conformanceFolder).filter((name) => /^\d\d-/.test(name));
  return Promise.all(
    ids.toSorted().map(async (id) => {
      const number = Number(id.slice(0, 2));
      const text = texts[number - 1];
      if (text === undefined) throw new Error(`docs/design.md has no sentence ${number}, but there is ${id}.`);
      return { number, id, title: titleOf(id), text, cases: await casesOf(id) };
    }),
  );
}

/** The numbered sentences of docs/design.md, section 2, each on one line. */
export function readSpecification(): string[] {
  const design = readFileSync(join(conformanceFolder, "../docs/design.md"), "utf8");
  const section = /\n## 2\.[^\n]*\n([\s\S]*?)\n## 3\./.exec(design)?.[1] ?? "";
  return [...section.matchAll(/^\d+\. ((?:.|\n(?! *\n|\d+\. ))+)/gm)].map(([, text]) => text!.replace(/\s+/g, " "));
}

function titleOf(id: string): string {
  const words = id.slice(3).replaceAll("-", " ");
  return words[0]!.toUpperCase() + words.slice(1);
}

async function casesOf(sentence: string): Promise<FoundCase[]> {
  const parent = join(conformanceFolder, sentence, "cases");
  const names = readdirSync(parent).filter((name) => existsSync(join(parent, name, "case.ts")));
  return Promise.all(
    names.toSorted().map(async (name) => {
      const folder = join(parent, name);
      const { default: definition } = (await import(pathToFileURL(join(folder, "case.ts")).href)) as { default: Case };
      return { id: `${sentence}/${name}`, folder, definition };
    }),
  );
}
