/**
 * A document with the members of its class alone: `<img name="currentScript">`, anywhere in the page's HTML, would
 * otherwise stand in the place of the document's own.
 */
export function unclobbered(document: Document): Document {
  return new Proxy(document, {
    get(_, name) {
      // No member that is read here has a `bind`, except for functions.
      const member = Reflect.get(Document.prototype, name, document) as { bind?: CallableFunction["bind"] } | undefined;
      return member?.bind?.(document) ?? member;
    },
  });
}
