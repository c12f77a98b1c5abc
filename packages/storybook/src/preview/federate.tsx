import { NacreError, type ArgInfo, type Reference, type StoriesFile } from "@nacre/contract";
import type { ReactNode } from "react";
import { FailureView } from "./StoryFailure.tsx";
import { page } from "./page.ts";

/** As far as it is looked at here; a file with stories may say more. */
type Annotations = Record<string, unknown>;

/** A file of stories as this Storybook shows it. */
export interface Federated {
  meta: Annotations;
  /** By export. */
  stories: Record<string, Annotations>;
}

/**
 * Loads the stories of another build, for the module that the preset has written in their place. Never rejects: where they
 * cannot be had, each of them says why.
 *
 * @param index what the build's manifest said of the file when the Storybook started
 */
export async function federate(reference: Reference, index: StoriesFile): Promise<Federated> {
  try {
    const { ready, runtime } = page();
    await ready();
    return compose(reference, index, (await runtime.import(reference)) as Record<string, Annotations>);
  } catch (error) {
    return { meta: metaOf(reference, index, {}), stories: each(index, () => unavailable(reference, error)) };
  }
}

function compose(reference: Reference, index: StoriesFile, module: Record<string, Annotations>): Federated {
  const known = Object.keys(module).filter((name) => name !== "default");
  const gone = (story: string): NacreError => new NacreError("NACRE_STORYBOOK_NO_STORY", { reference, story, known });
  return {
    meta: metaOf(reference, index, module["default"] ?? {}),
    stories: each(index, (name) => module[name] ?? unavailable(reference, gone(name))),
  };
}

function each(index: StoriesFile, story: (name: string) => Annotations): Record<string, Annotations> {
  return Object.fromEntries(index.stories.map(({ export: name }) => [name, story(name)]));
}

/** What the component can be given is known from the manifest: its code says nothing of it. */
function metaOf(
  reference: Reference,
  { argTypes = {}, component, description }: StoriesFile,
  own: Annotations,
): Annotations {
  const parameters = asObject(own["parameters"]);
  const docs = asObject(parameters["docs"]);
  const described = Object.fromEntries(Object.entries(argTypes).map(([name, about]) => [name, argType(about)]));
  return {
    ...own,
    ...(own["component"] !== undefined && { component: named(own["component"], component) }),
    argTypes: merged(described, asObject(own["argTypes"])),
    parameters: {
      ...parameters,
      docs: { ...docs, description: { component: description, ...asObject(docs["description"]) } },
      nacre: { ...asObject(parameters["nacre"]), modules: [reference] },
    },
  };
}

/** As Storybook reads it from a source. */
function argType({ type, kind, values, description, default: value, required }: ArgInfo): Annotations {
  return {
    type: { name: kind, value: values ?? type, required: required === true },
    ...(values && { options: values, control: { type: values.length > 3 ? "select" : "radio" } }),
    ...(description !== undefined && { description }),
    table: { type: { summary: type }, ...(value !== undefined && { defaultValue: { summary: value } }) },
  };
}

function merged(described: Record<string, Annotations>, own: Annotations): Record<string, Annotations> {
  const names = new Set([...Object.keys(described), ...Object.keys(own)]);
  return Object.fromEntries([...names].map((name) => [name, { ...described[name], ...asObject(own[name]) }]));
}

/** A minifier takes names away, which the code of a story shows. */
function named(component: unknown, name: string | undefined): unknown {
  if (name !== undefined && typeof component === "function")
    Object.assign(component, { displayName: (component as { displayName?: string }).displayName ?? name });
  return component;
}

function unavailable(reference: Reference, error: unknown): Annotations {
  const render = (): ReactNode => (
    <FailureView
      title={`${reference} cannot be shown`}
      error={error}
      reference={reference}
      retry={() => location.reload()}
    />
  );
  return { render, args: {}, play: undefined, tags: ["!test"] };
}

function asObject(value: unknown): Annotations {
  return typeof value === "object" && value !== null ? (value as Annotations) : {};
}
