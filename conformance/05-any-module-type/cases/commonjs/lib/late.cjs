exports.state = "before";
exports.change = () => {
  exports.state = "after";
};
