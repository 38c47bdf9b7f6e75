/**
 * What may stand between `${` and `}` in a text cell. Never evaluated: a name,
 * steps into it and one format.
 *
 *     expression = name step* [ "|" format ]
 *     step       = "." field | "[" digits "]" | "[" quoted "]"
 */
export interface Expression {
  name: string;
  steps: readonly (string | number)[];
  format: string | null;
  /** The name and its steps as written. */
  path: string;
}

const name = /^[\p{ID_Start}_]\p{ID_Continue}*/u;
const step =
  /^(?:\.([\p{ID_Start}_]\p{ID_Continue}*)|\[(\d{1,6})\]|\["([^"\]]*)"\]|\['([^'\]]*)'\])/u;

/** null when the text is not of the grammar. */
export function parseExpression(text: string): Expression | null {
  const bar = text.indexOf("|");
  const path = (bar < 0 ? text : text.slice(0, bar)).trim();
  const format = bar < 0 ? null : text.slice(bar + 1).trim();
  if (format === "") return null;
  const head = name.exec(path)?.[0];
  if (!head) return null;
  const steps: (string | number)[] = [];
  let rest = path.slice(head.length);
  while (rest !== "") {
    const match = step.exec(rest);
    if (!match) return null;
    steps.push(
      match[2] !== undefined ? Number(match[2]) : (match[1] ?? match[3] ?? match[4] ?? ""),
    );
    rest = rest.slice(match[0].length);
  }
  return { name: head, steps, format, path };
}

/**
 * Follows the steps through own properties only. A table of one row lends its
 * columns: `${totals.thefts}`. `undefined` when a step leads nowhere.
 */
export function follow(value: unknown, steps: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of steps) {
    if (typeof key === "string" && Array.isArray(current) && current.length === 1) {
      current = current[0];
    }
    if (current === null || typeof current !== "object") return undefined;
    if (!Object.hasOwn(current, key)) {
      return key === "length" && Array.isArray(current) ? current.length : undefined;
    }
    current = (current as Record<string | number, unknown>)[key];
  }
  return current;
}
