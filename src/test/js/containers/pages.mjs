// Pages of the probe application, with the cookies that a browser would keep.

const URL = process.env.URL ?? "http://127.0.0.1:8080";

export class Browser {
  cookies = new Map();

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async open(path, options = {}) {
    const headers = { ...options.headers, cookie: this.cookie };
    const response = await fetch(new globalThis.URL(path, URL + "/"), { ...options, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response;
  }

  /** Opens a page that has to be there, and returns its text. */
  async read(path) {
    const response = await this.open(path);
    if (response.status !== 200) throw new Error(`${path} is answered with ${response.status}`);
    return response.text();
  }
}

export const journal = async () => (await new Browser().read("/pages/journal")).split("\n").filter((line) => line);

/** Waits until the journal has an entry, and returns it. */
export async function noted(pattern, limit = 15_000) {
  for (const end = Date.now() + limit; Date.now() < end; ) {
    const entry = (await journal()).find((line) => pattern.test(line));
    if (entry) return entry;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${pattern} in\n${(await journal()).join("\n")}`);
}
