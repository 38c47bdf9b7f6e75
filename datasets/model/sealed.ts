import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
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

/** Both are read by JavaScript and by the engine (RE2), over text in small letters. */
const sexual =
  "rape|pocso|\\bsex|molest|modesty|voyeur|stalk|unnatural|sodomy|immoral traffic|disrob|obscen|prostitut|gang ?rape";
const sexualSections =
  "(ipc|penal code).*\\b(354|375|376|377|509)|(bns|nyaya sanhita).*\\b(6[3-9]|7[0-9])\\b";
const children =
  "\\bchild\\b|\\bchildren\\b|pocso|juvenile|\\bminor (girl|boy)|\\b(girl|boy)s?\\b|infant|foeticide";

const saysOffence =
  /\b(sub ?heads?|heads?|acts?|sections?|offen[cs]es?|crimes?|primary type|charges?|law|brief facts?|description|category)\b/;
const saysAge = /^(age|age years?|(victim|complainant|person) age( years?)?|age (at|of) .*)$/;
const saysPart = /^(role|person type|part|type of person)$/;
const saysChildren = /^(boys?|girls?)$/;

const ofOfficers = /\b(officer|kg ?id|io|internal io|employee|police)\b/;
const ofAccused = /\b(accused|suspect|offender|arrestee|arrested|rowdy|mob)\b/;
const ofOthers = /\b(victim|complainant|informant|witness|patient|deceased)\b/;

/** Null when nothing in the table tells. */
export function sealedOf(table: TableInfo): Sealed | null {
  const named = table.columns.map((column) => ({ column, words: wordsOf(column.name) }));
  const find = (pattern: RegExp, fits: (column: ColumnInfo) => boolean) =>
    named.filter((one) => pattern.test(one.words) && fits(one.column)).map((one) => one.column);
  const isText = ({ kind }: ColumnInfo) => kind === "text";
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

  const offence = new RegExp(`${sexual}|${sexualSections}`);
  const child = new RegExp(children);
  const lower = (value: unknown) => (value === null ? "" : String(value).toLowerCase());
  const asNumber = (value: unknown) =>
    value === null || value === undefined || String(value).trim() === "" ? NaN : Number(value);

  return {
    columns: new Set(columns),
    test(column, read) {
      if (!columns.includes(column)) return false;
      const said = offences.map(({ name }) => lower(read(name)));
      if (said.some((one) => child.test(one))) return true;
      if (ages.some(({ name }) => asNumber(read(name)) < adult)) return true;
      if (counts.some(({ name }) => asNumber(read(name)) > 0)) return true;
      if (aboutAccused(column) || (part && isAccused(lower(read(part.name))))) return false;
      return said.some((one) => offence.test(one));
    },
    condition(column) {
      if (!columns.includes(column)) return "false";
      const q = (one: ColumnInfo) => quoteIdentifier(one.name);
      const matches = (one: ColumnInfo, pattern: string) =>
        `coalesce(regexp_matches(lower(${q(one)}::varchar), '${pattern}'), false)`;
      const number = (one: ColumnInfo) => `try_cast(${q(one)} as double)`;
      const always = [
        ...offences.map((one) => matches(one, children)),
        ...ages.map((one) => `coalesce(${number(one)} < ${adult}, false)`),
        ...counts.map((one) => `coalesce(${number(one)} > 0, false)`),
      ];
      const unlessAccused = offences.map((one) => matches(one, `${sexual}|${sexualSections}`));
      if (unlessAccused.length > 0 && !aboutAccused(column)) {
        const sexualOffence = `(${unlessAccused.join(" or ")})`;
        always.push(part ? `(${sexualOffence} and not ${matches(part, accused)})` : sexualOffence);
      }
      return `(${always.join(" or ") || "false"})`;
    },
  };
}

const accused = "accused|suspect|offender|arrest";
const isAccused = (part: string): boolean => new RegExp(accused).test(part);
