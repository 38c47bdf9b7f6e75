import { NotUtf8, present, survey, type Delimited, type Survey } from "./delimited";
import { guessDialect } from "./dialect";
import { encodingNames, guessEncoding, toUtf8 } from "./encoding";
import { digitsOfBigint } from "./infer";
import { refuse } from "./problem";
import type { Opened, Opening } from "./source";

const headBytes = 256 * 1024;
const semicolon = 59;

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

function notesOn({ short, long, emptyLines }: Survey, named: number, lastLine: boolean): string[] {
  const notes: string[] = [];
  if (short.count > 0) {
    notes.push(
      `${many(short.count, "row has", "rows have")} fewer values than there are columns ` +
        `(first: line ${short.line.toLocaleString("en")}); the missing ones are empty.` +
        (lastLine ? " The last line is among them: the file may be cut short." : ""),
    );
  }
  if (long.count > 0) {
    notes.push(
      `${many(long.count, "row has", "rows have")} more values than there are column names ` +
        `(first: line ${long.line.toLocaleString("en")}); the rest is kept from column_${named + 1} on.`,
    );
  }
  if (emptyLines > 0)
    notes.push(`${many(emptyLines, "empty line was", "empty lines were")} skipped.`);
  return notes;
}

/** Does the last line lack values and its end: was the file cut? */
async function isCut(blob: Blob, { short, lastLine }: Survey): Promise<boolean> {
  if (short.count === 0 || short.last !== lastLine) return false;
  const end = new Uint8Array(await blob.slice(-1).arrayBuffer())[0];
  return end !== 10 && end !== 13;
}

/** Opens delimited text. Twice read, never held: the first reading finds the types. */
export async function openCsv({ blob, name, progress }: Opening): Promise<Opened> {
  const notes: string[] = [];
  let text = blob;
  let { encoding, mark } = guessEncoding(
    new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()),
  );
  if (encoding !== "utf-8") {
    text = await toUtf8(blob, encoding, mark);
    mark = 0;
  }
  for (;;) {
    const head = new Uint8Array(await text.slice(mark, mark + headBytes).arrayBuffer());
    const dialect = guessDialect(head, text.size <= mark + headBytes, name);
    const source: Delimited = {
      format: "csv",
      blob: text,
      from: mark,
      delimiter: dialect.delimiter,
      header: dialect.header,
      names: dialect.names,
      habits: {
        decimalComma: dialect.delimiter === semicolon,
        digits: digitsOfBigint,
        place: (line) => `line ${line.toLocaleString("en")}`,
      },
      spooled: false,
    };
    try {
      const found = await survey(source, (fraction) =>
        progress(fraction * 0.45, "Looking at every value"),
      );
      if (found.rows === 0) {
        refuse("This file has column names but no rows.", "Copy or download it again.");
      }
      const cut = await isCut(text, found);
      notes.push(...dialect.notes, ...notesOn(found, dialect.names.length, cut));
      return present(source, found, notes, progress);
    } catch (error) {
      if (!(error instanceof NotUtf8) || encoding === "windows-1252") throw error;
      encoding = "windows-1252";
      text = await toUtf8(text, encoding, mark);
      mark = 0;
      notes.push(
        `The text is not UTF-8 and was read as ${encodingNames[encoding]}: check names with accents.`,
      );
    }
  }
}
