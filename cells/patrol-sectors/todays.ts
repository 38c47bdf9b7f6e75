const collator = new Intl.Collator("en", { numeric: true });

/** Today's sectors numbered in the order of their names; -1 for a beat without one. */
export function todaysOf(written: readonly (string | null)[]): {
  names: string[];
  number: Int32Array;
} {
  const names = [...new Set(written.filter((name) => name !== null))].sort(collator.compare);
  const numbers = new Map(names.map((name, i) => [name, i]));
  return {
    names,
    number: Int32Array.from(written, (name) => (name === null ? -1 : numbers.get(name)!)),
  };
}
