module.exports = require("dep").instance;
