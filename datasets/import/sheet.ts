import { limits } from "./limits";
import { refuse } from "./problem";
import { plain, type Shown } from "./workbook";
import { attribute, scanXml } from "./xml";

/** A cell as it is spooled: text, or a value written as in a CSV file. */
export interface SheetCell {
  text: boolean;
  written: string;
}

/** Cells by column, from 0; holes where there is nothing. */
export type SheetRow = (SheetCell | undefined)[];

export interface SheetCount {
  /** Cells that show #N/A and the like. */
  errors: number;
  /** Numbers of more than 15 digits, of which Excel keeps no more. */
  long: number;
}

const daysTo1970 = 25_569;
const secondsPerDay = 86_400;
const two = (value: number) => String(value).padStart(2, "0");

/** A serial number of Excel as a date: 43100.5 → 2017-12-31 12:00:00; null outside its calendar. */
export function dateOfSerial(serial: number, shown: Shown, from1904: boolean): SheetCell | null {
  // Excel counts a 29 February 1900 that never was.
  const shifted = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  let days = Math.floor(shifted);
  let millis = Math.round((shifted - days) * secondsPerDay * 1000);
  // What is a hair off a second is the second: fractions of a day are not exact.
  const nearest = Math.round(millis / 1000) * 1000;
  if (Math.abs(millis - nearest) <= 5) millis = nearest;
  if (millis >= secondsPerDay * 1000) {
    days++;
    millis -= secondsPerDay * 1000;
  }
  const seconds = Math.floor(millis / 1000);
  const rest = millis % 1000 === 0 ? "" : `.${String(millis % 1000).padStart(3, "0")}`;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest}`;
  if (serial >= 0 && serial < 1 && shown === "time") return { text: true, written: clock };
  if (serial < 1 || days > 2_958_465) return null;
  const day = new Date((days - daysTo1970) * secondsPerDay * 1000).toISOString().slice(0, 10);
  const whole = shown === "date" && millis === 0;
  return { text: false, written: whole ? day : `${day} ${clock}` };
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = (reference.charCodeAt(i) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

interface Reading {
  words: readonly string[];
  styles: readonly Shown[];
  from1904: boolean;
  count: SheetCount;
}

function numberCell(written: string, style: string | undefined, reading: Reading): SheetCell {
  const number = Number(written);
  if (written.trim() === "" || Number.isNaN(number)) return { text: true, written };
  const shown = reading.styles[Number(style ?? 0)] ?? "number";
  if (shown !== "number") {
    const date = dateOfSerial(number, shown, reading.from1904);
    if (date) return date;
  }
  if (Math.abs(number) >= 1e15) {
    reading.count.long++;
    const digits = /^-?\d+$/.test(written) ? written : BigInt(Math.round(number)).toString();
    if (digits.length <= 40) return { text: false, written: digits };
  }
  return { text: false, written: String(number) };
}

function cellOf(
  type: string,
  style: string | undefined,
  value: string,
  inline: string,
  reading: Reading,
): SheetCell | undefined {
  switch (type) {
    case "s": {
      const text = reading.words[Number(value)];
      if (value !== "" && text === undefined)
        throw new Error("a cell names a word that is not there");
      return text ? { text: true, written: text } : undefined;
    }
    case "inlineStr":
      return inline === "" ? undefined : { text: true, written: plain(inline) };
    case "str":
      return value === "" ? undefined : { text: true, written: plain(value) };
    case "b":
      return value === "" ? undefined : { text: false, written: value === "1" ? "true" : "false" };
    case "e":
      reading.count.errors++;
      return undefined;
    case "d":
      return value === "" ? undefined : { text: !/^[\d:T.Z-]+$/.test(value), written: value };
    default:
      return value === "" ? undefined : numberCell(value, style, reading);
  }
}

/** Reads the rows of a sheet as they go by: number of the row from 1, and its cells. */
export async function scanSheet(
  blob: Blob,
  reading: Reading,
  onRow: (row: number, cells: SheetRow) => void,
  progress: (fraction: number) => void,
): Promise<void> {
  let row = 0;
  let column = -1;
  let cells: SheetRow = [];
  let type = "n";
  let style: string | undefined;
  let into: "value" | "inline" | null = null;
  let value = "";
  let inline = "";
  await scanXml(
    blob,
    {
      open(name, attributes) {
        if (name === "c") {
          const reference = attribute(attributes, "r");
          column = reference === undefined ? column + 1 : columnOf(reference);
          type = attribute(attributes, "t") ?? "n";
          style = attribute(attributes, "s");
          value = inline = "";
        } else if (name === "v") into = "value";
        else if (name === "t") into = "inline";
        else if (name === "row") {
          const given = Number(attribute(attributes, "r") ?? row + 1);
          if (!(given > row) || given > 1_048_576)
            throw new Error(`its rows are out of order after row ${row}`);
          row = given;
          column = -1;
          cells = [];
        }
      },
      close(name) {
        if (name === "v" || name === "t") into = null;
        else if (name === "c") {
          const cell = cellOf(type, style, value, inline, reading);
          if (!cell) return;
          if (!(column >= 0 && column < limits.columns)) {
            refuse(
              `Row ${row.toLocaleString("en")} of this sheet has a value beyond column ${limits.columns.toLocaleString("en")}.`,
              "Delete the columns that do not belong to the table.",
            );
          }
          cells[column] = cell;
        } else if (name === "row" && cells.length > 0) onRow(row, cells);
      },
      text(text) {
        if (into === "value") value += text;
        else if (into === "inline") inline += text;
      },
    },
    progress,
  );
}
