/**
 * A script of a page: connects to the origins that its element names, when the first page is there and the browser idle. Not
 * where data is saved.
 *
 * One text for all pages, so that it has one hash. The elements are made while the script runs: what the page's HTML names
 * `createElement` comes later.
 */
export const connectLater: string = [
  `{const s=document.currentScript,l=s.dataset.origins.split(" ").map(href=>`,
  `Object.assign(document.createElement("link"),{rel:"preconnect",crossOrigin:"anonymous",href}));`,
  `addEventListener("load",()=>{navigator.connection?.saveData||`,
  `(globalThis.requestIdleCallback??setTimeout)(()=>s.after(...l))})}`,
].join("");
