import type { Choice } from "./plain";

/** Choices in the order that their titles are written in. */
export const choicesOf = <Value extends string>(
  titles: Readonly<Record<Value, string>>,
): Choice<Value>[] =>
  (Object.entries(titles) as [Value, string][]).map(([value, title]) => ({ value, title }));
