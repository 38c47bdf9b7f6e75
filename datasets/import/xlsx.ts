import type { FilePart } from "@/lib/session/datasets";
import { WorkFailure } from "@/lib/work/messages";
import { peekEntry, unpackEntry } from "./archive";
import { columnNames } from "./dialect";
import { guessHeader } from "./header-row";
import { again, refuse, wordsOf } from "./problem";
import { scanSheet, type SheetCount, type SheetRow } from "./sheet";
import type { Opened, Opening } from "./source";
import { openSpool, Spool } from "./spool";
import { readWorkbook, type Sheet } from "./workbook";

const headBytes = 16 * 1024;

const isGeneric = (name: string) => /^(sheet|tabelle|feuil|hoja)\s*\d*$/i.test(name.trim());

/** Rows and columns as the sheet says; null where nothing is on it. */
async function aboutSheet({ entry, hidden }: Sheet): Promise<string | null> {
  const { text, whole } = await peekEntry(entry, headBytes);
  if (whole && !/<(\w+:)?c[\s>]/.test(text)) return null;
  const range = /<(?:\w+:)?dimension[^>]*ref="[A-Z]+(\d+):([A-Z]+)(\d+)"/.exec(text);
  const rows = range ? Number(range[3]) - Number(range[1]) + 1 : null;
  const size = rows === null ? "Sheet" : `Sheet, ${rows.toLocaleString("en")} rows`;
  return hidden ? `${size}, hidden in Excel` : size;
}

const broken = (error: unknown): never => {
  if (error instanceof WorkFailure) throw error;
  return refuse(
    `This workbook is damaged (${wordsOf(error)}).`,
    "Copy or download it again, or open it in Excel and save it anew.",
  );
};

/** The sheets of a workbook that hold something. */
export async function partsOfXlsx({ blob, name, progress }: Opening): Promise<FilePart[]> {
  const { sheets } = await readWorkbook(blob, progress).catch(broken);
  const parts: FilePart[] = [];
  for (const sheet of sheets) {
    const about = await aboutSheet(sheet).catch(() => "Sheet");
    if (about !== null) parts.push({ part: sheet.name, name: sheet.name, about });
  }
  return parts.length > 1 ? parts : [{ part: null, name, about: parts[0]?.about ?? "" }];
}

async function choose(sheets: readonly Sheet[], part: string | null | undefined): Promise<Sheet> {
  if (part != null) {
    const found = sheets.find(({ name }) => name === part);
    if (found) return found;
    refuse(
      `This workbook has no sheet “${part}”.`,
      `It has ${sheets.map(({ name }) => `“${name}”`).join(", ")}: drop it again and choose.`,
    );
  }
  const filled: Sheet[] = [];
  for (const sheet of sheets) {
    if ((await aboutSheet(sheet).catch(() => "")) !== null) filled.push(sheet);
  }
  if (filled.length === 0) refuse("The sheets of this workbook are empty.", again);
  if (filled.length > 1) {
    refuse(
      `This workbook has ${filled.length} sheets: ${filled.map(({ name }) => `“${name}”`).join(", ")}.`,
      "Say which one: drop the file again and choose.",
    );
  }
  return filled[0]!;
}

/** Rows of the sheet that were spooled, so that a place can be told: runs of rows side by side. */
class Places {
  private readonly runs: [spooled: number, row: number][] = [];

  add(spooled: number, row: number) {
    const last = this.runs[this.runs.length - 1];
    if (!last || row - spooled !== last[1] - last[0]) this.runs.push([spooled, row]);
  }

  of(spooled: number): number {
    const run = this.runs.findLast(([from]) => from <= spooled);
    return run ? run[1] + spooled - run[0] : spooled;
  }
}

const textOf = (row: SheetRow, width: number) =>
  Array.from({ length: width }, (_, column) => row[column]?.written ?? "");

/** Rows from which the header is guessed. */
const sampleRows = 50;

/** Opens one sheet of an Excel workbook; memory is bounded by the words that its sheets share. */
export async function openXlsx(opening: Opening): Promise<Opened> {
  const { blob, name, part, headerRow, progress } = opening;
  try {
    const workbook = await readWorkbook(blob, progress);
    const sheet = await choose(workbook.sheets, part);
    const [words, styles] = [await workbook.words(), await workbook.styles()];
    const xml = await unpackEntry(sheet.entry, progress);
    const count: SheetCount = { errors: 0, long: 0 };
    const spool = new Spool();
    const places = new Places();
    const waiting: [number, SheetRow][] = [];
    let header: { row: number; names: SheetRow } | null = null;
    let width = 0;

    const write = (row: number, cells: SheetRow) => {
      if (row <= header!.row) return;
      width = Math.max(width, cells.length);
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (!cell) spool.nothing();
        else if (cell.text) spool.text(cell.written);
        else spool.value(cell.written);
      }
      spool.endRow();
      places.add(spool.rows, row);
    };
    const settle = () => {
      const at = headerRow ?? guessHeader(waiting);
      header = { row: at, names: waiting.find(([row]) => row === at)?.[1] ?? [] };
      for (const [row, cells] of waiting) write(row, cells);
    };
    await scanSheet(
      xml,
      { words, styles, from1904: workbook.from1904, count },
      (row, cells) => {
        if (header) return write(row, cells);
        waiting.push([row, cells]);
        if (waiting.length >= sampleRows && row > (headerRow ?? 0)) settle();
      },
      (fraction) => progress(fraction * 0.5, "Reading the sheet"),
    );
    if (!header) settle();
    const { row: at, names } = header!;
    if (spool.rows === 0) {
      refuse(
        `Sheet “${sheet.name}” has no rows${at > 0 ? ` below row ${at}, which names the columns` : ""}.`,
        "Look into it in Excel: another sheet or another row may be meant.",
      );
    }
    const notes: string[] = [];
    const columns = columnNames(textOf(names, Math.max(width, names.length)), notes);
    notes.unshift(...notesOn(at, waiting, count));
    const title = isGeneric(sheet.name)
      ? part == null
        ? name
        : `${name} ${sheet.name}`
      : part == null
        ? name
        : sheet.name;
    return await openSpool(
      spool,
      {
        format: "xlsx",
        names: columns,
        place: (spooled) => `row ${places.of(spooled).toLocaleString("en")}`,
        notes,
        title,
        headerRow: at,
      },
      (fraction, said) => progress(fraction === null ? null : 0.5 + fraction / 2, said),
    );
  } catch (error) {
    return broken(error);
  }
}

function notesOn(at: number, sample: [number, SheetRow][], { errors, long }: SheetCount): string[] {
  const notes: string[] = [];
  const above = sample.filter(([row]) => row < at).length;
  if (at === 0) notes.push("No row of the sheet names the columns: they are column_1, column_2 ….");
  else if (at > 1) {
    notes.push(
      `Row ${at} names the columns` +
        (above > 0 ? `; ${above === 1 ? "1 row" : `${above} rows`} above it left out.` : "."),
    );
  }
  if (errors > 0) {
    notes.push(
      `${errors.toLocaleString("en")} ${errors === 1 ? "cell shows an error of Excel and is" : "cells show errors of Excel and are"} empty here.`,
    );
  }
  if (long > 0) {
    notes.push(
      `${long.toLocaleString("en")} numbers have more than 15 digits. Excel keeps only 15: the last digits of such identifiers may be lost in the file itself. Ask for it with these columns as text.`,
    );
  }
  return notes;
}
