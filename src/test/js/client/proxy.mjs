// Stands between a client and the server, to break their connections or to keep quiet.

import net from "node:net";

/** A proxy whose connections can be reset at both ends, or go silent as if a cable had been pulled. */
export async function proxy(target) {
  const connections = new Set();
  let open = true;
  let silent = false;
  const server = net.createServer((incoming) => {
    incoming.on("error", () => {});
    if (!open) {
      incoming.resetAndDestroy();
      return;
    }
    if (silent) {
      return;
    }
    const outgoing = net.connect(target.port, target.hostname);
    const pair = [incoming, outgoing];
    connections.add(pair);
    for (const [from, to] of [pair, [outgoing, incoming]]) {
      from.on("error", () => {});
      from.on("close", () => (connections.delete(pair), to.destroy()));
      from.pipe(to);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut: () => connections.forEach((pair) => pair.forEach((end) => end.resetAndDestroy())),
    block: () => (open = false),
    unblock: () => (open = true),
    silence: () => {
      silent = true;
      connections.forEach((pair) => pair.forEach((end) => end.removeAllListeners("close").unpipe().pause()));
    },
  };
}
