const context = require.context("./pages", false, /\.js$/);

export const eager = context.keys();
export const required = (name) => context(`./${name}.js`).default;
export const load = async (name) => (await import(`./pages/${name}.js`)).default;
