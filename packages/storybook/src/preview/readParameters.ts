import { isReference, NacreError, type Problem } from "@nacre/contract";
import type { FaultName, NacreParameters } from "../parameters.ts";

const FAULTS: readonly FaultName[] = ["badVersion", "missing", "slow", "throwsOnLoad", "throwsOnRender"];
const KNOWN = ["faults", "mocks", "modules", "pin"];

/** Beside what a story says: the modules that a federated story shows. */
export interface StoryParameters extends NacreParameters {
  modules?: readonly string[];
}

/**
 * Checks `parameters.nacre` of a story.
 *
 * @throws NacreError `NACRE_STORYBOOK_BAD_PARAMETERS` with all problems
 */
export function readParameters(story: string, input: unknown = {}): StoryParameters {
  const problems = isObject(input) ? problemsOf(input) : [{ path: "", message: "is no object" }];
  if (problems.length > 0) throw new NacreError("NACRE_STORYBOOK_BAD_PARAMETERS", { story, problems });
  return input as StoryParameters;
}

function problemsOf(input: Record<string, unknown>): Problem[] {
  const { pin = {}, faults = {}, mocks } = input;
  const unknown = Object.keys(input).filter((key) => !KNOWN.includes(key));
  return [
    ...unknown.map((path) => ({ path, message: "is no parameter; there is faults, mocks, pin" })),
    ...(mocks === undefined || typeof mocks === "function" ? [] : [{ path: "mocks", message: "is no function" }]),
    ...(isObject(pin) ? Object.entries(pin).flatMap(pinProblems) : [{ path: "pin", message: "is no object" }]),
    ...(isObject(faults)
      ? Object.entries(faults).flatMap(faultProblems)
      : [{ path: "faults", message: "is no object" }]),
  ];
}

function pinProblems([name, build]: [string, unknown]): Problem[] {
  if (typeof build === "string" && build !== "") return [];
  return [{ path: `pin[${JSON.stringify(name)}]`, message: "is neither the id of a build nor the address of one" }];
}

function faultProblems([reference, fault]: [string, unknown]): Problem[] {
  const path = `faults[${JSON.stringify(reference)}]`;
  const name: unknown = isObject(fault) ? fault["fault"] : fault;
  return [
    ...(isReference(reference) ? [] : [{ path, message: 'does not name a remote module: "components/Button"' }]),
    ...(FAULTS.includes(name as FaultName)
      ? []
      : [{ path, message: `is ${JSON.stringify(name)}; there is ${FAULTS.join(", ")}` }]),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
