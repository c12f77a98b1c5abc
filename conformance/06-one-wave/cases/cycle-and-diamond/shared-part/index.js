export default (owner) => `part of ${owner}`;
