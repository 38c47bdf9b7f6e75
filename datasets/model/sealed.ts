import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { offenceHeads, offenceSections } from "./never-shown";
import { hiddenColumns } from "./people";
import { wordsOf } from "./words";

/**
 * Whose name is never shown, whoever asks: victims of sexual offences (section 72 of the Bharatiya
 * Nyaya Sanhita, 228A of the Penal Code) and children (section 23 of the POCSO Act, 74 of the
 * Juvenile Justice Act). Decided row by row from what else the table says.
 */
export interface Sealed {
  /** Hidden columns that have such rows. */
  columns: ReadonlySet<string>;
  /** Must this value of this row stay hidden? `read` gives the row's value of a column. */
  test(column: string, read: (column: string) => unknown): boolean;
  /** The same as a SQL condition over the table's own columns. */
  condition(column: string): string;
}

const adult = 18;

const children = "\\bCHILD|POCSO|JUVENILE|\\b(GIRL|BOY)S?\\b|INFANT|FOETICIDE";

const saysOffence =
  /\b(sub ?heads?|heads?|acts?|sections?|offen[cs]es?|crimes?|primary type|charges?|law|brief facts?|description|category)\b/;
const saysSection = /\b(acts?|sections?|law)\b/;
const saysAge = /^((victim|complainant|accused|person|present) )?age( years?| (at|of) .*)?$/;
const saysPart = /^(role|person type|part|type of person)$/;
const saysChildren = /^(boys?|girls?)$/;

const ofOfficers = /\b(officer|kg ?id|io|internal io|employee|police)\b/;
const ofAccused = /\b(accused|suspect|offender|arrestee|arrested|rowdy|mob)\b/;
const ofOthers = /\b(victim|complainant|informant|witness|patient|deceased)\b/;

const isText = ({ kind }: ColumnInfo) => kind === "text";

/** A number in prose is not a section of law. */
const patternOf = ({ name }: ColumnInfo) =>
  saysSection.test(wordsOf(name)) ? `${offenceHeads}|${offenceSections}` : offenceHeads;

const matchesSql = (one: ColumnInfo, pattern: string): string =>
  `coalesce(regexp_matches(upper(${quoteIdentifier(one.name)}::varchar), '${pattern}'), false)`;

const ofSealed = new RegExp(`${offenceHeads}|${children}`);

/** A head of sexual offences or of crimes against children: where few are counted, it points at a victim. */
export const isSealedHead = (head: string): boolean => ofSealed.test(head.toUpperCase());

const offencesOf = ({ columns }: TableInfo) =>
  columns.filter((column) => isText(column) && saysOffence.test(wordsOf(column.name)));

/** SQL condition: a row of such an offence, as far as the table's columns tell. */
export const sealedRowSql = (table: TableInfo): string =>
  `(${
    offencesOf(table)
      .map((column) => matchesSql(column, `${patternOf(column)}|${children}`))
      .join(" or ") || "false"
  })`;

/** SQL condition: the table's columns tell of which offence a row is. */
export const isToldSql = (table: TableInfo): string =>
  `(${
    offencesOf(table)
      .map(({ name }) => `coalesce(trim(${quoteIdentifier(name)}::varchar), '') <> ''`)
      .join(" or ") || "false"
  })`;

/** Null when nothing in the table tells. */
export function sealedOf(table: TableInfo): Sealed | null {
  const named = table.columns.map((column) => ({ column, words: wordsOf(column.name) }));
  const find = (pattern: RegExp, fits: (column: ColumnInfo) => boolean) =>
    named.filter((one) => pattern.test(one.words) && fits(one.column)).map((one) => one.column);
  const hidden = hiddenColumns(table);
  const offences = find(saysOffence, (one) => isText(one) && !hidden.includes(one.name));
  const ages = find(saysAge, () => true);
  const counts = find(saysChildren, () => true);
  const part = find(saysPart, isText)[0];
  if (offences.length + ages.length + counts.length === 0) return null;

  const isOfAccused =
    named.some((one) => ofAccused.test(one.words) && hidden.includes(one.column.name)) &&
    !named.some((one) => ofOthers.test(one.words) && hidden.includes(one.column.name));
  const columns = hidden.filter((name) => !ofOfficers.test(wordsOf(name)));
  if (columns.length === 0) return null;
  const aboutAccused = (name: string) => isOfAccused || ofAccused.test(wordsOf(name));

  const tests = offences.map((column) => ({ column, offence: new RegExp(patternOf(column)) }));
  const child = new RegExp(children);
  const capitals = (value: unknown) => (value === null ? "" : String(value).toUpperCase());
  const asNumber = (value: unknown) =>
    value === null || value === undefined || String(value).trim() === "" ? NaN : Number(value);

  return {
    columns: new Set(columns),
    test(column, read) {
      if (!columns.includes(column)) return false;
      const said = tests.map(({ column, offence }) => ({
        text: capitals(read(column.name)),
        offence,
      }));
      if (said.some(({ text }) => child.test(text))) return true;
      if (ages.some(({ name }) => asNumber(read(name)) < adult)) return true;
      if (counts.some(({ name }) => asNumber(read(name)) > 0)) return true;
      if (aboutAccused(column) || (part && isAccused(capitals(read(part.name))))) return false;
      return said.some(({ text, offence }) => offence.test(text));
    },
    condition(column) {
      if (!columns.includes(column)) return "false";
      const q = (one: ColumnInfo) => quoteIdentifier(one.name);
      const number = (one: ColumnInfo) => `try_cast(${q(one)} as double)`;
      const always = [
        ...offences.map((one) => matchesSql(one, children)),
        ...ages.map((one) => `coalesce(${number(one)} < ${adult}, false)`),
        ...counts.map((one) => `coalesce(${number(one)} > 0, false)`),
      ];
      const unlessAccused = offences.map((one) => matchesSql(one, patternOf(one)));
      if (unlessAccused.length > 0 && !aboutAccused(column)) {
        const sexualOffence = `(${unlessAccused.join(" or ")})`;
        always.push(
          part ? `(${sexualOffence} and not ${matchesSql(part, accused)})` : sexualOffence,
        );
      }
      return `(${always.join(" or ") || "false"})`;
    },
  };
}

const accused = "ACCUSED|SUSPECT|OFFENDER|ARREST";
const isAccused = (part: string): boolean => new RegExp(accused).test(part);
