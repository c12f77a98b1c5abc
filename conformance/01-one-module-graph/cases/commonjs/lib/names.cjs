exports.one = "one";
