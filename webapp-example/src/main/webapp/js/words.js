// Text of others on the page: always text, with links where it names a page of the web.

const LINK = /https?:\/\/[^\s<>"']+/gi;
const PUNCTUATION = /[.,;:!?)\]}]+$/;

/** Returns the nodes of a text, in which addresses are links. */
export function words(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(PUNCTUATION, "");
    nodes.push(text.slice(end, match.index), link(address));
    end = match.index + address.length;
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== "");
}

function link(address) {
  if (!URL.canParse(address)) return address;
  const node = document.createElement("a");
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  node.textContent = address;
  return node;
}
