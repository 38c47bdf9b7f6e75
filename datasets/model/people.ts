import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { wordsOf } from "./words";

/** What a column says of somebody, which is why it is hidden. */
export type PersonKind = "name" | "address" | "contact" | "number" | "birth";

/** Roles in which people stand in a register. */
const someone =
  "accused|victims?|complainants?|informants?|witness(es)?|suspects?|offenders?|arrestees?|deceased|" +
  "persons?|owners?|drivers?|patients?|guardians?|fathers?|mothers?|husbands?|wifes?|wife|spouses?|" +
  "parents?|relatives?|relations?|relationship|sureties|surety|sos|officers?|employees?|ios?|nominees?";

const say = (pattern: string): RegExp => new RegExp(`\\b(?:${pattern})\\b`);

/** Patterns over the words of a column's name in small letters: `AccusedName` is "accused name". */
const patterns: readonly [PersonKind, RegExp][] = [
  ["birth", say("dob|d o b|birth (date|day)|birthdate|birthday|(date|day|year) of birth")],
  [
    "contact",
    say("phones?|mobiles?|telephones?|tel no|whats ?app|e ?mails?|contact (no|number)s?"),
  ],
  ["number", say("aadha+rs?|adha+rs?|uidai|pan (no|number|card|id)|passports?|epic (no|number)")],
  ["number", say("voter ids?|ration card|(driving|dl) (licen[cs]e|no|number)|ssn|kg ?ids?|imei")],
  ["number", say("mob (no|number)s?|rowdy sheet (no|number)s?")],
  ["number", say("(bank )?account (no|number)s?|^(internal )?io$")],
  ["number", say(`(${someone})( master)? (ids?|no|nos|number|code)`)],
  ["address", say("address(es)?|house (no|number)|door no|place of (offen[cs]e|occurrence)")],
  ["address", say("present where ?abouts?")],
  ["name", say("(full|first|last|middle|sur|given|family|fore|nick|alias) ?names?|surname")],
  ["name", say(`(${someone}) (full |first |last )?names?|names? of( the)? (${someone})`)],
  [
    "name",
    say(
      "alias(es)?|aka|gang members?|associates?|arrested by|(ident|investigating) officer|(s|d|w) o|(son|daughter|wife) of",
    ),
  ],
];

/** Words that make a harmless column of one that looks like somebody's. */
const harmless =
  /\b(counts?|totals?|dates?|age|sex|gender|type|kind|category|class|no of|number of|ip address|mac address|station|court|office|unit|assigned|rank|designation|status|city|state|district|pin ?code)\b/;

/** A column of text that is called just so holds names. */
const bareNames =
  /^(accused|victim|complainant|informant|witness|suspect|offender|deceased|father|mother|husband|guardian|person|io)$/;

/** What else a table of people tells, so that its bare `name` is somebody's. */
const signsOfPeople =
  /^(age|age year|sex|sex id|gender|gender id|caste|caste id|religion|religion id|occupation|profession|person|rowdy .*|mob .*|grading|role|person type|person no)$/;

const protectedWords =
  /\b(castes?|sub ?castes?|religions?|sex|genders?|nationality|nationalities|languages?|mother tongue|ethnicity|ethnic|race|tribes?|disability|physically challenged)\b|^community$/;

/** What a name of a column alone says, whatever table it stands in. */
export function personKindOfName(name: string): PersonKind | null {
  const words = wordsOf(name);
  const found = patterns.find(([, pattern]) => pattern.test(words));
  if (!found) return null;
  return found[0] !== "birth" && harmless.test(words) ? null : found[0];
}

/** Describes somebody by what must not decide anything: caste, religion, sex … */
export const isProtectedName = (name: string): boolean => protectedWords.test(wordsOf(name));

/** Why a column of a table is hidden; null when it identifies nobody. */
export function personKindOf(column: ColumnInfo, table: TableInfo): PersonKind | null {
  const kind = personKindOfName(column.name);
  if (kind) return kind;
  const words = wordsOf(column.name);
  if (words === "person") return "number";
  if (column.kind !== "text") return null;
  if (bareNames.test(words)) return "name";
  return words === "name" && isOfPeople(table) ? "name" : null;
}

const isOfPeople = (table: TableInfo): boolean =>
  table.columns.some(
    ({ name }) => signsOfPeople.test(wordsOf(name)) || personKindOfName(name) !== null,
  );

/** Columns that identify somebody: hidden until the analyst shows them on this computer. */
export function hiddenColumns(table: TableInfo): readonly string[] {
  return table.columns
    .filter((column) => personKindOf(column, table) !== null)
    .map(({ name }) => name);
}

/** Columns to describe and audit with, and never to decide by. */
export function protectedColumns(table: TableInfo): readonly string[] {
  return table.columns.filter(({ name }) => isProtectedName(name)).map(({ name }) => name);
}
