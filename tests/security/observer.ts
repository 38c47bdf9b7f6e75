import { createSocket } from "node:dgram";
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** The domain that stands for somebody else's server; the browser is told where it lies. */
export const domain = "observer.test";

export interface Observer {
  port: number;
  /** First labels of the host names that were asked for, in HTTP, TLS or UDP. */
  seen: Set<string>;
  /** TCP connections, whether or not anything came through them. */
  connections: number;
  datagrams: number;
  close(): Promise<void>;
}

const types: [RegExp, string][] = [
  [/\.css/, "text/css"],
  [/\.js/, "text/javascript"],
  [/\.html|\/$/, "text/html"],
  [/\.svg/, "image/svg+xml"],
  [/events/, "text/event-stream"],
];

/** A server that writes down who was asked for, and answers whatever keeps a browser asking. */
export async function startObserver(): Promise<Observer> {
  const seen = new Set<string>();
  const sockets = new Set<Socket>();
  const note = (text: string) => {
    for (const [, label] of text.matchAll(/([a-z0-9-]+)\.observer\.test/g))
      if (label) seen.add(label);
  };
  const observer = { seen, connections: 0, datagrams: 0 };
  const server = createServer((socket) => {
    observer.connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.once("data", (bytes) => {
      const text = bytes.toString("latin1");
      note(text);
      const path = /^[A-Z]+ (\S+) HTTP/.exec(text)?.[1];
      if (path === undefined) return socket.destroy();
      const type = types.find(([pattern]) => pattern.test(path))?.[1] ?? "text/plain";
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nAccess-Control-Allow-Origin: *\r\n` +
          "Access-Control-Allow-Headers: *\r\nAccess-Control-Allow-Methods: *\r\n" +
          "Access-Control-Allow-Private-Network: true\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      );
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const udp = createSocket("udp4", (bytes) => {
    observer.datagrams++;
    note(bytes.toString("latin1"));
  });
  await new Promise<void>((ready) => udp.bind(port, "127.0.0.1", ready));
  return Object.assign(observer, {
    port,
    close: async () => {
      udp.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  });
}
