/** What Storybook takes from the environment. */
interface ImportMeta {
  readonly env: Readonly<Record<string, string | undefined>>;
}
