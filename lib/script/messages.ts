import type { Value } from "@/lib/engine/engine";
import type { Name } from "@/lib/notebook/document";
import type { CellProblem } from "@/lib/session/kind";
import type { ScriptInput, ScriptPart } from "./frames";

/**
 * Everything that crosses the one port between the page and a script frame. The
 * frame's half is written by whoever wrote the cell, so the page believes nothing:
 * each message is checked here for its form and its size, and counted by rates.ts.
 */
export const protocol = 1;

export interface FrameTheme {
  name: "light" | "dark" | "projector";
  /** Values of the colour names, without the leading dashes: `ink` → `#1a1c1e`. */
  colours: Record<string, string>;
  scale: number;
}

export type ToFrame =
  | { v: 1; type: "start"; theme: FrameTheme }
  | { v: 1; type: "theme"; theme: FrameTheme }
  | { v: 1; type: "run"; run: number; program: string; parts: ScriptPart[]; inputs: ScriptInput[] }
  | { v: 1; type: "stop"; run: number }
  | { v: 1; type: "answer"; query: number; bytes: Uint8Array }
  | { v: 1; type: "refusal"; query: number; problem: CellProblem }
  | { v: 1; type: "picture"; request: number };

export type FromFrame =
  | {
      v: 1;
      type: "done";
      run: number;
      values: Record<Name, unknown>;
      /** Outputs that cannot leave the frame, and why. */
      withheld: Record<Name, string>;
      /** Generators, views or timers go on: more values may come. */
      live: boolean;
    }
  | { v: 1; type: "failed"; run: number; problem: CellProblem }
  | { v: 1; type: "values"; run: number; values: Record<Name, unknown> }
  | {
      v: 1;
      type: "query";
      run: number;
      query: number;
      sql: string;
      variables: Record<string, Value>;
    }
  | { v: 1; type: "progress"; run: number; words: string }
  | { v: 1; type: "stopped"; run: number }
  /** Its program is there and listens. */
  | { v: 1; type: "ready" }
  | { v: 1; type: "height"; pixels: number }
  | { v: 1; type: "picture"; request: number; url: string | null };

export const limits = {
  /** Bytes of all values in one message, roughly. */
  values: 32 * 2 ** 20,
  names: 500,
  sql: 200_000,
  words: 2_000,
  picture: 6 * 2 ** 20,
  height: 4_000,
};

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isText = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most;

const isNamed = (value: unknown): value is Record<Name, unknown> =>
  isFields(value) &&
  Object.keys(value).length <= limits.names &&
  Object.keys(value).every((name) => name.length <= 200 && name !== "__proto__");

/** Checks what a frame says; null when it is not a message of ours. */
export function readFromFrame(data: unknown): FromFrame | null {
  if (!isFields(data) || data.v !== protocol) return null;
  const { run } = data;
  if (data.type === "ready") return { v: 1, type: "ready" };
  if (data.type === "height") {
    if (typeof data.pixels !== "number" || !Number.isFinite(data.pixels)) return null;
    const pixels = Math.min(Math.max(Math.ceil(data.pixels), 0), limits.height);
    return { v: 1, type: "height", pixels };
  }
  if (data.type === "picture") {
    const { request, url } = data;
    if (!isCount(request) || !(url === null || isPicture(url))) return null;
    return { v: 1, type: "picture", request, url };
  }
  if (!isCount(run)) return null;
  switch (data.type) {
    case "done": {
      const { values, withheld, live } = data;
      if (!areValues(values) || !isNamed(withheld) || typeof live !== "boolean") return null;
      if (!Object.values(withheld).every((why) => isText(why, limits.words))) return null;
      return { v: 1, type: "done", run, values, withheld: withheld as Record<Name, string>, live };
    }
    case "values":
      return areValues(data.values) ? { v: 1, type: "values", run, values: data.values } : null;
    case "failed": {
      const problem = readProblem(data.problem);
      return problem && { v: 1, type: "failed", run, problem };
    }
    case "query": {
      const { query, sql, variables } = data;
      if (!isCount(query) || !isText(sql, limits.sql) || !areVariables(variables)) return null;
      return { v: 1, type: "query", run, query, sql, variables };
    }
    case "progress":
      return isText(data.words, limits.words)
        ? { v: 1, type: "progress", run, words: data.words }
        : null;
    case "stopped":
      return { v: 1, type: "stopped", run };
    default:
      return null;
  }
}

/** Checks what the page says; null when it is not a message of ours. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isFields(data) || data.v !== protocol) return null;
  const message = data as unknown as ToFrame;
  switch (message.type) {
    case "start":
    case "theme":
      return isFields(message.theme) && isFields(message.theme.colours) ? message : null;
    case "run":
      return isCount(message.run) &&
        typeof message.program === "string" &&
        Array.isArray(message.parts) &&
        Array.isArray(message.inputs)
        ? message
        : null;
    case "stop":
      return isCount(message.run) ? message : null;
    case "answer":
      return isCount(message.query) && message.bytes instanceof Uint8Array ? message : null;
    case "refusal":
      return isCount(message.query) && readProblem(message.problem) ? message : null;
    case "picture":
      return isCount(message.request) ? message : null;
    default:
      return null;
  }
}

/** A picture of a frame's output: an image and nothing that could be anything else. */
export const isPicture = (url: unknown): url is string =>
  isText(url, limits.picture) &&
  /^data:image\/(png|webp|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/.test(url);

function readProblem(problem: unknown): CellProblem | null {
  if (!isFields(problem) || !isText(problem.message, limits.words)) return null;
  const { message, position, hint } = problem;
  return {
    message,
    ...(isCount(position) && { position }),
    ...(isText(hint, limits.words) && { hint }),
  };
}

function areValues(values: unknown): values is Record<Name, unknown> {
  return isNamed(values) && roughBytes(values, limits.values) <= limits.values;
}

const isVariable = (value: unknown, depth = 0): value is Value =>
  value === null ||
  ["boolean", "number", "bigint", "string"].includes(typeof value) ||
  value instanceof Date ||
  (Array.isArray(value) && depth < 4 && value.every((one) => isVariable(one, depth + 1)));

const areVariables = (variables: unknown): variables is Record<string, Value> =>
  isNamed(variables) &&
  roughBytes(variables, limits.values) <= limits.values &&
  Object.entries(variables).every(([name, value]) => /^\w+$/.test(name) && isVariable(value));

/** Roughly how many bytes a structured-clone value takes; stops counting once past `most`. */
export function roughBytes(value: unknown, most = Infinity): number {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  let bytes = 0;
  while (waiting.length && bytes <= most) {
    const one = waiting.pop();
    if (typeof one === "string") bytes += 2 * one.length;
    if (typeof one !== "object" || one === null) {
      bytes += 8;
      continue;
    }
    if (seen.has(one)) continue;
    seen.add(one);
    bytes += 16;
    if (ArrayBuffer.isView(one) || one instanceof ArrayBuffer) bytes += one.byteLength;
    else if (one instanceof Map) for (const [key, item] of one) waiting.push(key, item);
    else if (one instanceof Set) for (const item of one) waiting.push(item);
    else if (Array.isArray(one)) for (const item of one) waiting.push(item);
    else
      for (const [key, item] of Object.entries(one)) {
        bytes += 2 * key.length;
        waiting.push(item);
      }
  }
  return bytes;
}
