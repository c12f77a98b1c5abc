/** What one row of the matrix builds all three builds with. Of each setting, the first value is the usual one. */
export const settings = {
  mode: ["production", "development"],
  splitChunks: ["default", "all"],
  runtimeChunk: ["default", "single"],
  names: ["contenthash", "plain"],
  css: ["native", "extracted"],
  sourceMaps: ["none", "files", "eval"],
  cache: ["none", "cold", "warm"],
  format: ["script", "module"],
  concatenate: ["on", "off"],
  minimize: ["off", "on"],
} as const;

export type Row = { -readonly [Setting in keyof typeof settings]: (typeof settings)[Setting][number] };

/** The first value of each. */
export function usualRow(): Row {
  return Object.fromEntries(Object.entries(settings).map(([name, values]) => [name, values[0]])) as Row;
}
