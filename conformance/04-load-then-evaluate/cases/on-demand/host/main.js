const { log } = require("lib/log");

log.push("main");
exports.log = log;
exports.choose = (first) => {
  log.push("before");
  if (first) require("lib/first");
  else require("lib/second");
  log.push("after");
  return log;
};
