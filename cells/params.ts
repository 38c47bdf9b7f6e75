import { type Document, isMap, isNode, parseDocument } from "yaml";
import type { z } from "zod";
import type { CellProblem } from "@/lib/session/kind";
import { parameterWords, yamlWords } from "./parameter-words";
import { nearestName, unknownKey } from "./unknown-parameter";

export type ParamsResult<Params> =
  { ok: true; params: Params } | { ok: false; problem: CellProblem };

/**
 * Reads a cell's YAML parameters against its schema. A key that the schema does not know is
 * refused: what is misspelt would be dropped without a word. Positions are offsets in characters
 * into `source`.
 */
export function readParams<Schema extends z.ZodType>(
  schema: Schema,
  source: string,
): ParamsResult<z.output<Schema>> {
  const document = parse(source);
  const error = document.errors[0];
  if (error) {
    return {
      ok: false,
      problem: {
        message: `These parameters cannot be read: ${yamlWords(error)}.`,
        position: error.pos[0],
        hint: "Write one parameter on a line, as in “title: Burglaries by month”.",
      },
    };
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return {
      ok: false,
      problem: {
        message: "Parameters must be lines of the form “name: value”.",
        position: document.contents.range?.[0] ?? 0,
      },
    };
  }
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return { ok: false, problem: { message: "These parameters repeat themselves too often." } };
  }
  const result = schema.safeParse(plain, { error: parameterWords });
  if (result.success) {
    const unknown = unknownProblem(document, schema, plain);
    return unknown ? { ok: false, problem: unknown } : { ok: true, params: result.data };
  }
  const issue = result.error.issues[0]!;
  const where = nameOf(issue.path);
  return {
    ok: false,
    problem: {
      message: where ? `Parameter “${where}”: ${lowerFirst(issue.message)}.` : `${issue.message}.`,
      position: positionOf(document, issue.path),
    },
  };
}

/**
 * The source with top-level parameters changed: comments, order, quoting and unknown
 * keys stay. A value of `undefined` removes its key. A source that is not YAML comes
 * back as it was: what the analyst is in the middle of writing is never overwritten.
 */
export function editParams(source: string, changes: Record<string, unknown>): string {
  const document = parse(source);
  if (document.errors.length > 0) return source;
  if (document.contents === null) document.contents = document.createNode({}) as never;
  if (!isMap(document.contents)) return source;
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) document.delete(key);
    else if (isPlain(value) && isPlainNode(document, key)) document.set(key, value);
    else document.set(key, document.createNode(value, { flow: Array.isArray(value) }));
  }
  if (document.contents.items.length === 0 && !hasComment(document)) return "";
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return source.endsWith("\n") ? text : text.replace(/\n$/, "");
}

function unknownProblem(document: Document, schema: z.ZodType, plain: unknown): CellProblem | null {
  const found = unknownKey(schema, plain);
  if (!found) return null;
  const name = String(found.path.at(-1));
  const parent = nameOf(found.path.slice(0, -1));
  const nearest = nearestName(name, found.known);
  return {
    message: `There is no parameter “${name}”${parent ? ` in “${parent}”` : ""}.`,
    position: keyPosition(document, found.path),
    hint: `${nearest ? `Did you mean “${nearest}”? ` : ""}Possible are ${found.known.join(", ")}.`,
  };
}

/** A way into the parameters as people count: the first entry of a list is 1. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === "number" ? `entry ${key + 1}` : String(key))).join(", ");

function keyPosition(document: Document, path: readonly (string | number)[]): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent) && parent.items.find(({ key }) => String(key) === path.at(-1));
  return pair && isNode(pair.key) ? pair.key.range?.[0] : positionOf(document, path);
}

function parse(source: string) {
  return parseDocument(source, { prettyErrors: false });
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

function isPlainNode(document: Document, key: string): boolean {
  return isPlain(document.get(key));
}

function hasComment(document: Document): boolean {
  return Boolean(document.comment || document.commentBefore || document.contents?.commentBefore);
}

/** The nearest node on the way to the value: a missing key is shown at its parent. */
function positionOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, "");
}
