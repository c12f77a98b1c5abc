exports.__esModule = true;
exports.default = "default";
exports.name = "name";
