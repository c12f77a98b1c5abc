// Shared modules cannot be consumed by an entry of ModuleFederationPlugin: they are by what it imports.
void import("./main.tsx");
