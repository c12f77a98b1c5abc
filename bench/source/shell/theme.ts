import { create } from "zustand";

interface Theme {
  theme: "light" | "dark";
  toggle(): void;
}

export const useTheme = create<Theme>((set) => ({
  theme: "light",
  toggle: () => set(({ theme }) => ({ theme: theme === "light" ? "dark" : "light" })),
}));
