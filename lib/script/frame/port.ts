import type { FromFrame } from "../messages";

let port: MessagePort | undefined;

export function openPort(given: MessagePort): void {
  port = given;
}

/** The one way out. Throws what the browser throws when a value cannot be cloned. */
export function send(message: FromFrame): void {
  port?.postMessage(message);
}
