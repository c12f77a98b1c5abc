/** The modules that every federated variant shares, in the words of ModuleFederationPlugin. */
export const shared: Record<string, { singleton?: boolean }> = {
  react: { singleton: true },
  "react/jsx-runtime": { singleton: true },
  "react-dom": { singleton: true },
  "react-dom/client": { singleton: true },
  "react-router": { singleton: true },
  "react-router/dom": { singleton: true },
  zustand: { singleton: true },
  "date-fns": {},
};

/** What each build exposes, and whom it uses. */
export const builds: Record<string, { exposes: Record<string, string>; remotes: string[] }> = {
  shell: { exposes: {}, remotes: ["catalog"] },
  catalog: { exposes: { "./Page": "./Page.tsx" }, remotes: ["components"] },
  components: {
    exposes: { "./Button": "./Button.tsx", "./Card": "./Card.tsx", "./Price": "./Price.tsx" },
    remotes: [],
  },
};
