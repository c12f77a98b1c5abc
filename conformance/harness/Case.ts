import type { Build, ErrorCode, Policy, Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { NacrePluginOptions } from "@nacre/webpack";
import type { Configuration } from "webpack";

export type Bundler = "webpack" | "rspack";
export type Environment = "chromium" | "node";

export const bundlers: readonly Bundler[] = ["webpack", "rspack"];
export const environments: readonly Environment[] = ["chromium", "node"];

/** One build of a case: the options of NacrePlugin, and what surrounds it. */
export interface CaseBuild extends Omit<NacrePluginOptions, "name"> {
  /** Name of the container. Default: the build's key. Two builds of one name are two versions of it. */
  name?: string;
  /** Folder below the case's with the sources. Default: the build's key. */
  folder?: string;
  /** Default: `./main.js`, where the folder has one. */
  entry?: string | string[] | false;
  /** Of the package.json that is written where the folder has none. */
  dependencies?: Record<string, string>;
  /** Packages of these versions, each a module with `version` ("1.0.0 of host") and `instance` (an object of its own). */
  install?: Record<string, string>;
  /** What the build knows of others when it is made: the content of `.nacre/remotes.json`. */
  knows?: { remotes?: Record<string, { async: string[] }>; shared?: { async: string[] } };
  config?: Configuration | ((bundler: Bundler) => Configuration);
}

/**
 * One situation: small real builds, and what must be seen when they are one application. Beyond what it says itself, each
 * case checks that no bundler warns, that the plan has no diagnostic, that nothing fails at run time, that the
 * application's files are exactly the planned ones and are requested together, and that no file is requested twice.
 */
export interface Case {
  /** What is proved. */
  title: string;
  builds: Record<string, CaseBuild>;
  /** Key of the build that is the application. Default: the first. */
  root?: string;
  /** Keys of the builds that are deployed at first. Default: all, of one name the first. */
  deploy?: string[];
  policy?: Policy;
  /** What the application's export `result` is, or gives when it is a function. */
  expected?: unknown;
  /** More expectations. */
  test?: (page: CasePage) => Promise<void> | void;
  /** Codes of the diagnostics that the plan must give. */
  diagnostics?: ErrorCode[] | ((bundler: Bundler) => ErrorCode[]);
  /** Warnings of the bundlers. Each must occur. */
  warnings?: RegExp[];
  /** What the page may complain about: errors that nobody caught, failures that the runtime reports. Each must occur. */
  complaints?: RegExp[];
  /** Where the case means something. Default: everywhere. */
  environments?: Environment[];
  bundlers?: Bundler[];
  /** Each container has an origin of its own. */
  separateOrigins?: true;
  /** The HTML holds no tags: the boot inserts them. */
  withoutTags?: true;
  /** A worker evaluates files in a realm of its own, so it requests them again, unless the browser has kept them. */
  withWorkers?: true;
  /** The application's first files are not awaited together: the case says why, in its title. */
  withoutWave?: true;
}

/** What a function that is executed in the environment is given. */
export interface Inside {
  /** Exports of the application. */
  app: any; // oxlint-disable-line typescript/no-explicit-any -- each case's own
  runtime: Runtime;
}

export interface OpenOptions {
  /** Keys of the builds that are deployed. Default: those of the case. */
  deploy?: string[];
  root?: string;
  /** Path of the page. */
  path?: string;
  /** Names of containers whose files cannot be had. */
  down?: string[];
  complaints?: RegExp[];
}

/** An application that has started. */
export interface CasePage extends AsyncDisposable {
  readonly bundler: Bundler;
  readonly environment: Environment;
  readonly snapshot: Snapshot;
  /** All builds of the case, by key. */
  readonly builds: Record<string, Build>;
  /** Files that were requested, in order of arrival: `lib/Widget.1a2b3c4d.js`, with the name of the container. */
  readonly requested: readonly string[];
  /** Names of containers whose files cannot be had. May be changed. */
  readonly down: Set<string>;
  /**
   * Executes a function in the environment. It sees nothing of the place where it is written, and what it gives has to be
   * JSON.
   */
  run<Result>(work: (inside: Inside) => Result | Promise<Result>): Promise<Result>;
  run<Result, Argument>(
    work: (inside: Inside, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** All files that are requested while this runs are requested together, and are those that the plan has for it. */
  wave(wanted: readonly string[], work: (inside: Inside) => unknown): Promise<void>;
  /** Starts the application again, with nothing loaded. The new page ends with the case, or before by `await using`. */
  open(options?: OpenOptions): Promise<CasePage>;
}

/** Says what a case is. */
export function defineCase(it: Case): Case {
  return it;
}
