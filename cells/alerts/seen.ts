import { editParams, readParams } from "@/cells/params";
import { alertsSchema, type Seen } from "./params";

/** The source with the alert of a series in a period acknowledged; with a note of null, no longer. */
export function acknowledge(
  source: string,
  { key, period }: Pick<Seen, "key" | "period">,
  note: string | null,
): string {
  const read = readParams(alertsSchema, source);
  if (!read.ok) return source;
  const isOther = (each: Seen) => each.period !== period || each.key.join("\0") !== key.join("\0");
  const seen = (read.params.seen ?? []).filter(isOther);
  if (note !== null) seen.push({ key, period, note });
  return editParams(source, { seen: seen.length > 0 ? seen : undefined });
}
