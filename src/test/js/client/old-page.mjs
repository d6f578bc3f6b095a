// As much of an old browser's page as JSONP needs: scripts that run once they have been loaded, and forms that are sent
// to a frame.

import { runInThisContext } from "node:vm";

class Element {
  children = [];
  style = {};

  constructor(tag) {
    this.tag = tag;
  }

  setAttribute() {}

  appendChild(child) {
    child.parentNode = this;
    this.children.push(child);
    if (child.tag === "script") load(child);
  }

  removeChild(child) {
    this.children.splice(this.children.indexOf(child), 1);
  }

  /** Sends the form as a browser does, which writes every line break as two characters. */
  async submit() {
    const { name, value } = this.children.find(({ tag }) => tag === "textarea");
    await fetch(this.action, {
      method: this.method,
      body: new URLSearchParams([[name, value.replace(/\r?\n/g, "\r\n")]]),
    });
    this.children.find(({ tag }) => tag === "iframe")?.onload();
  }
}

async function load(script) {
  const response = await fetch(script.src).catch(() => undefined);
  const runs = response?.ok && response.headers.get("content-type").startsWith("text/javascript");
  runs ? runInThisContext(await response.text()) : script.onerror();
}

globalThis.document = {
  body: new Element("body"),
  createElement(tag) {
    if (tag.startsWith("<")) throw new Error("only Internet Explorer takes a whole element");
    return new Element(tag);
  },
  getElementsByTagName: () => [],
};
