/** Which file each import of a program means, as its `tsc` resolved it: `paths`, `exports`, links and all. */
export class Resolutions {
  readonly #byImport = new Map<string, string>();
  readonly #bySpecifier = new Map<string, string>();

  /** The file that an import means: in this module, else in any other one. Relative ones mean nothing in others. */
  get(from: string, specifier: string): string | undefined {
    return this.#byImport.get(`${from}\0${specifier}`) ?? this.#bySpecifier.get(specifier);
  }

  /** Every import that is not relative, with its file. */
  entries(): Iterable<[specifier: string, file: string]> {
    return this.#bySpecifier;
  }

  add(from: string, specifier: string, file: string): void {
    this.#byImport.set(`${from}\0${specifier}`, file);
    if (!specifier.startsWith(".")) this.#bySpecifier.set(specifier, file);
  }
}

const START = /^=+ Resolving module '(.*)' from '(.*)'\. =+$/;
const END = /^=+ Module name '(.*)' was successfully resolved to '(.*?)'(?: with Package ID '.*')?\. =+$/;

/** Reads what `tsc --traceResolution` printed; versions 5 to 7 write the same two lines. */
export function readResolutions(text: string): Resolutions {
  const resolutions = new Resolutions();
  let from: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (!line.startsWith("====")) continue;
    const start = START.exec(line);
    const end = END.exec(line);
    if (start) from = start[2];
    else if (end && from !== undefined) resolutions.add(from, end[1]!, end[2]!);
  }
  return resolutions;
}
