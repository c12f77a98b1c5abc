/** Bad inputs of one kind, each with a name. None may be accepted. */
export interface Corpus<Input = unknown> {
  kind: string;
  /**
   * Gives the input to what has to refuse it.
   *
   * @returns Codes or problems. Nothing: it was accepted.
   */
  judge(input: Input): readonly string[] | Promise<readonly string[]>;
  inputs: Readonly<Record<string, Input | Large<Input>>>;
}

/** An input that is made when its turn comes, because it is large. */
export class Large<Input> {
  readonly make: () => Input;

  constructor(make: () => Input) {
    this.make = make;
  }
}

/** For corpora of what a predicate has to refuse. */
export function refusedBy(accepts: (input: never) => boolean): Corpus["judge"] {
  return (input) => (accepts(input as never) ? [] : ["refused"]);
}
