// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection, silenceAtMost } from "@/lib/script/connection";
import { readFromFrame } from "@/lib/script/messages";

const theme = () => ({ name: "light" as const, colours: {}, scale: 1 });

/** A frame whose document loads, and the port that its program would get. */
function open() {
  const events = { onMessage: vi.fn(), onStart: vi.fn(), onSilence: vi.fn(), onNuisance: vi.fn() };
  const connection = new Connection("about:blank", theme, events);
  const ports: MessagePort[] = [];
  const post = (_message: unknown, _origin: string, [port]: MessagePort[]) => ports.push(port!);
  Object.defineProperty(connection.element, "contentWindow", { value: { postMessage: post } });
  connection.element.dispatchEvent(new Event("load"));
  return { connection, events, port: ports[0]! };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("a frame whose program never comes is told after a while, once", () => {
  const { events } = open();
  vi.advanceTimersByTime(silenceAtMost - 1);
  expect(events.onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(silenceAtMost);
  expect(events.onSilence).toHaveBeenCalledTimes(1);
});

test("a frame whose program answered may compute as long as it likes", async () => {
  const { connection, events, port } = open();
  const answered = new Promise((resolve) => events.onMessage.mockImplementation(resolve));
  port.postMessage({ v: 1, type: "ready" });
  await answered;
  vi.advanceTimersByTime(10 * silenceAtMost);
  expect(events.onSilence).not.toHaveBeenCalled();
  connection.remove();
  port.close();
});

test("noise on the port is no answer", async () => {
  const { connection, events, port } = open();
  expect(readFromFrame({ v: 1, type: "hello" })).toBeNull();
  port.postMessage({ v: 1, type: "hello" });
  vi.advanceTimersByTime(silenceAtMost);
  expect(events.onSilence).toHaveBeenCalledTimes(1);
  connection.remove();
  port.close();
});

test("a frame that was removed is not waited for", () => {
  const { connection, events } = open();
  connection.remove();
  vi.advanceTimersByTime(2 * silenceAtMost);
  expect(events.onSilence).not.toHaveBeenCalled();
});
