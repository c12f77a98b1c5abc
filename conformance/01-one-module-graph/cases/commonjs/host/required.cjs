const esm = require("lib/module");

module.exports = [
  require("lib/function")(),
  require("lib/names").one,
  require("lib/transpiled").default,
  esm.default,
  esm.name,
];
