import { Table } from "@/lib/table/table";
import { limits, roughBytes } from "../messages";
import { View } from "./stream";

/** An output on its way out: data that another cell can be given, or why it is not. */
export type Crossing = { value: unknown } | { withheld: string };

const libraryHint =
  "Put functions into a cell of their own that holds only functions and constants; then any cell can use them.";

/**
 * Data crosses, everything else stays and says why. Staying is no error: most
 * programs have a helper or a drawing that nobody else asks for.
 */
export function toCross(given: unknown): Crossing {
  const value = given instanceof Table ? [...given] : given instanceof View ? given.value : given;
  const foreign = firstForeign(value);
  if (foreign !== null) return { withheld: foreign };
  if (roughBytes(value, limits.values) > limits.values) {
    const most = limits.values / 2 ** 20;
    return {
      withheld: `It is larger than ${most} MB. Aggregate it first, or make it with a SQL cell.`,
    };
  }
  return { value };
}

/** The first thing inside that is no data, in words. */
function firstForeign(value: unknown): string | null {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length) {
    const one = waiting.pop();
    if (typeof one === "function") return `It is or holds a function. ${libraryHint}`;
    if (typeof one === "symbol")
      return "It is or holds a symbol, which means nothing outside its cell.";
    if (typeof one !== "object" || one === null || seen.has(one)) continue;
    seen.add(one);
    if (one instanceof Node) return "It is or holds a drawing; drawings stay in their cell.";
    if (one instanceof Date || one instanceof RegExp || one instanceof ArrayBuffer) continue;
    if (ArrayBuffer.isView(one)) continue;
    if (one instanceof Map) for (const [key, item] of one) waiting.push(key, item);
    else if (one instanceof Set) waiting.push(...one);
    else if (Array.isArray(one)) for (const item of one) waiting.push(item);
    else if (isPlain(one)) waiting.push(...Object.values(one));
    else
      return `It is or holds a ${one.constructor?.name || "class instance"}; only plain data leaves a cell.`;
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
