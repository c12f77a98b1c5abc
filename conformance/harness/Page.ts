import type { Build, Snapshot } from "@nacre/contract";
import { select } from "@nacre/plan";
import { expect } from "vitest";
import type { Bundler, CasePage, Environment, Inside, OpenOptions } from "./Case.ts";
import type { FileServer } from "./FileServer.ts";
import type { Host } from "./Host.ts";
import { Wave } from "./Wave.ts";

export interface PageFacts {
  bundler: Bundler;
  environment: Environment;
  builds: Record<string, Build>;
  snapshot: Snapshot;
  server: FileServer;
  host: Host;
  open: (options?: OpenOptions) => Promise<CasePage>;
  close: () => Promise<void>;
  complaints: readonly RegExp[];
  /** Whether files may be requested again. */
  again: boolean;
}

export class Page implements CasePage {
  readonly bundler: Bundler;
  readonly environment: Environment;
  readonly builds: Record<string, Build>;
  readonly snapshot: Snapshot;
  readonly open: (options?: OpenOptions) => Promise<CasePage>;
  readonly #server: FileServer;
  readonly #host: Host;
  readonly #expected: readonly RegExp[];
  readonly #again: boolean;
  readonly #close: () => Promise<void>;
  #closed = false;

  constructor({ bundler, environment, builds, snapshot, server, host, open, close, complaints, again }: PageFacts) {
    this.bundler = bundler;
    this.environment = environment;
    this.builds = builds;
    this.snapshot = snapshot;
    this.open = open;
    this.#server = server;
    this.#host = host;
    this.#expected = complaints;
    this.#again = again;
    this.#close = close;
  }

  get requested(): readonly string[] {
    return this.#server.requested;
  }

  get down(): Set<string> {
    return this.#server.down;
  }

  run<Result, Argument>(
    work: (inside: Inside, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return this.#host.run(work as (inside: Inside, argument: unknown) => Result, argument);
  }

  async wave(wanted: readonly string[], work: (inside: Inside) => unknown): Promise<void> {
    const planned = filesOf(this.snapshot, this.environment, wanted).filter((file) => !this.requested.includes(file));
    await inWave(this.#server, planned, () => this.run(work));
  }

  /** Whether everything that went wrong so far was declared. */
  checkComplaints(): void {
    const { complaints } = this.#host;
    const undeclared = complaints.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    expect(undeclared, "undeclared complaints of the page").toEqual([]);
  }

  /** What holds for every page of every case, at its end. */
  check(): void {
    this.checkComplaints();
    const { answered, strays } = this.#server;
    const { complaints } = this.#host;
    expect(strays, "requests of what no build has").toEqual([]);
    const repeated = answered.filter((file, index) => answered.indexOf(file) !== index);
    if (!this.#again) expect(repeated, "requested twice").toEqual([]);
    const silent = this.#expected.filter((pattern) => !complaints.some((text) => pattern.test(text)));
    expect(silent, "declared complaints that did not come").toEqual([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#close();
  }
}

/** The planned files of modules, as tests name them. Node has no use for styles. */
export function filesOf(snapshot: Snapshot, environment: Environment, wanted: readonly string[]): string[] {
  const files = select(snapshot, wanted).files.filter(({ type }) => environment === "chromium" || type !== "style");
  return files.map(({ build, file }) => `${snapshot.builds[build]!.name}/${file}`);
}

/** Expects that work requests exactly these files, all before any of them is answered. */
export async function inWave<Result>(
  server: FileServer,
  planned: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const wave = new Wave(planned);
  server.wave = wave;
  try {
    const result = await work();
    wave.end();
    expect(wave.extra, "requested, but not planned").toEqual([]);
    expect(wave.missing, "planned, but not requested together with the others").toEqual([]);
    return result;
  } finally {
    server.wave = undefined;
    wave.end();
  }
}
