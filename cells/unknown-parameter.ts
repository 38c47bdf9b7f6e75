import { z } from "zod";

/** The first key that a schema does not know, as a path into the value, and the keys it knows there. */
export interface UnknownKey {
  path: (string | number)[];
  known: string[];
}

/** Looks for keys that reading drops. The value is one that the schema accepts. */
export function unknownKey(schema: unknown, value: unknown): UnknownKey | null {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodUnion)
    return unknownKey(
      inner.options.find((option) => z.safeParse(option, value).success),
      value,
    );
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return firstWithin(value.map((each, index) => [index, inner.element, each] as const));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  if (inner instanceof z.ZodRecord)
    return firstWithin(entries.map(([key, each]) => [key, inner.valueType, each] as const));
  if (!(inner instanceof z.ZodObject) || inner.def.catchall) return null;
  const shape = inner.shape as Record<string, unknown>;
  const stray = entries.find(([key]) => !Object.hasOwn(shape, key));
  if (stray) return { path: [stray[0]], known: Object.keys(shape) };
  return firstWithin(entries.map(([key, each]) => [key, shape[key], each] as const));
}

function firstWithin(
  parts: (readonly [key: string | number, schema: unknown, value: unknown])[],
): UnknownKey | null {
  for (const [key, schema, value] of parts) {
    const found = unknownKey(schema, value);
    if (found) return { ...found, path: [key, ...found.path] };
  }
  return null;
}

function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}

/** The known name that takes the fewest changed letters, if those are few. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const far = name.length > 3 ? 2 : 1;
  const [nearest] = known
    .map((other) => ({ other, letters: lettersApart(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ letters }) => letters <= far)
    .sort((a, b) => a.letters - b.letters);
  return nearest?.other ?? null;
}

/** Letters added, left out or changed (Levenshtein 1966). */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
