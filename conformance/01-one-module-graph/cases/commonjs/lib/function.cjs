module.exports = () => "called";
