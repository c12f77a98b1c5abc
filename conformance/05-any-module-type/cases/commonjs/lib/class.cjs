module.exports = class {
  name = "instance";
};
