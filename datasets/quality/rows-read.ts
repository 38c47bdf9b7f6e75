import { quoteIdentifier as q } from "@/lib/sql/quote";
import { finding, within } from "./check";
import type { Finding } from "./report";
import type { Subject } from "./subject";
import { count, ofRows, plural } from "./words";

/** How many rows were read, kept and set aside, and what the import had to say. */
export async function rowsRead(
  subject: Subject,
  files: readonly Subject[],
  signal?: AbortSignal,
): Promise<Finding[]> {
  signal?.throwIfAborted();
  const found = [subject, ...files].flatMap(importNotes);
  if (files.length === 0) return found;
  const read = files.reduce((sum, { rows }) => sum + rows, 0);
  const aside = await setAside(subject);
  const lost = aside.reduce((sum, { rows }) => sum + rows, 0);
  const rest = read - subject.rows - lost;
  const whole = finding({
    check: "rows-read",
    severity: lost > 0.05 * read || rest > 0 ? "warning" : "note",
    affected: lost,
    of: read,
    says: `${plural(read, "row")} read from ${plural(files.length, "file")}, ${count(subject.rows)} kept, ${count(lost)} set aside${rest > 0 ? `, ${count(rest)} not accounted for` : ""}.`,
    advice:
      rest > 0
        ? "Find out where the rows went before you trust a count."
        : lost > 0
          ? `The rows set aside are in ${subject.table.name}_set_aside, each with its reason.`
          : "No row was left out.",
  });
  return [
    ...found,
    whole,
    ...aside.map(({ reason, rows }) =>
      within(whole, "reason", reason, rows, read, ofRows(rows, read)),
    ),
  ];
}

/** The table of rows set aside that stands beside a table of the model, by reason. */
async function setAside(subject: Subject): Promise<{ reason: string; rows: number }[]> {
  const name = `${subject.table.name}_set_aside`;
  try {
    const answer = await subject.ask(
      `select cast(${q("reason")} as varchar) as reason, count(*)::double as "rows" from ${q(name)} group by 1 order by 2 desc, 1`,
    );
    return answer.objects() as unknown as { reason: string; rows: number }[];
  } catch {
    // There is no such table: nothing was set aside in a way that is known here.
    return [];
  }
}

const importNotes = (subject: Subject): Finding[] =>
  subject.notes
    .filter((text) => !text.startsWith("Dates are written in"))
    .map((text) =>
      finding({
        check: "import-note",
        severity: "note",
        affected: 0,
        of: subject.rows,
        says: text,
        advice: "Noticed when the file was read.",
      }),
    );
