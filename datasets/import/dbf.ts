import { columnNames } from "./dialect";
import { refuse } from "./problem";
import type { Opened, Opening } from "./source";
import { openSpool, Spool } from "./spool";

interface Field {
  name: string;
  type: string;
  from: number;
  length: number;
}

interface DbfHead {
  rows: number;
  from: number;
  rowBytes: number;
  fields: Field[];
}

export interface DbfRows {
  fields: readonly Field[];
  rows: number;
  /** Rows that were deleted and still stand in the file. */
  deleted: number;
  notes: string[];
}

const again = "Copy or download it again.";

async function readHead(blob: Blob, decoder: TextDecoder): Promise<DbfHead> {
  const bytes = new DataView(await blob.slice(0, 65_536).arrayBuffer());
  if (bytes.byteLength < 33) refuse("This dBase file (.dbf) is cut short.", again);
  const from = bytes.getUint16(8, true);
  const rowBytes = bytes.getUint16(10, true);
  const rows = bytes.getUint32(4, true);
  const fields: Field[] = [];
  let at = 1;
  for (let offset = 32; offset + 32 <= Math.min(from, bytes.byteLength); offset += 32) {
    if (bytes.getUint8(offset) === 0x0d) break;
    const raw = new Uint8Array(bytes.buffer, offset, 11);
    const end = raw.indexOf(0);
    const length = bytes.getUint8(offset + 16);
    fields.push({
      name: decoder.decode(raw.subarray(0, end < 0 ? 11 : end)),
      type: String.fromCharCode(bytes.getUint8(offset + 11)),
      from: at,
      length,
    });
    at += length;
  }
  if (fields.length === 0 || at > rowBytes || from < 33) {
    refuse("This dBase file (.dbf) is damaged: its columns do not fit into its rows.", again);
  }
  if (from + rows * rowBytes > blob.size) {
    const there = Math.max(0, Math.floor((blob.size - from) / rowBytes));
    refuse(
      `This dBase file (.dbf) is cut short: it promises ${rows.toLocaleString("en")} rows and holds ${there.toLocaleString("en")}.`,
      again,
    );
  }
  return { rows, from, rowBytes, fields };
}

/** By the .cpg beside it; without one UTF-8 where every byte allows, else Windows-1252. */
async function decoderFor(blob: Blob, cpg: string | null): Promise<TextDecoder> {
  const label = cpg?.trim().replace(/^(?:ANSI\s*|CP)?(\d{4})$/i, "windows-$1");
  if (label) {
    try {
      return new TextDecoder(label);
    } catch {
      // A page that no browser knows: told by the bytes, as without a .cpg.
    }
  }
  try {
    const strict = new TextDecoder("utf-8", { fatal: true });
    strict.decode(await blob.slice(32, 32 + 4 * 1024 ** 2).arrayBuffer(), { stream: true });
    return new TextDecoder("utf-8");
  } catch {
    return new TextDecoder("windows-1252");
  }
}

type Write = (spool: Spool, text: string) => void;

const writeNumber: Write = (spool, text) => {
  if (text === "" || /^\*+$/.test(text)) spool.nothing();
  else if (/^-?\d+$/.test(text)) spool.value(text.replace(/^(-?)0+(?=\d)/, "$1"));
  else if (Number.isFinite(Number(text))) spool.value(String(Number(text)));
  else spool.text(text);
};

const writers: Record<string, Write> = {
  C: (spool, text) => (text === "" ? spool.nothing() : spool.text(text)),
  N: writeNumber,
  F: writeNumber,
  D: (spool, text) => {
    if (text === "" || /^0+$/.test(text)) spool.nothing();
    else if (/^\d{8}$/.test(text)) {
      spool.value(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
    } else spool.text(text);
  },
  L: (spool, text) => {
    if (/^[ty]$/i.test(text)) spool.value("true");
    else if (/^[fn]$/i.test(text)) spool.value("false");
    else spool.nothing();
  },
};

const rowsAtOnce = 4096;

/** Writes the rows of a dBase table into a spool; `more` adds columns at the end of each row. */
export async function spoolDbf(
  blob: Blob,
  cpg: string | null,
  spool: Spool,
  progress: (fraction: number) => void,
  more: (spool: Spool, row: number) => void = () => {},
): Promise<DbfRows> {
  const decoder = await decoderFor(blob, cpg);
  const { rows, from, rowBytes, fields } = await readHead(blob, decoder);
  let deleted = 0;
  for (let row = 0; row < rows; row += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - row);
    const start = from + row * rowBytes;
    const bytes = new Uint8Array(await blob.slice(start, start + count * rowBytes).arrayBuffer());
    for (let i = 0; i < count; i++) {
      const at = i * rowBytes;
      if (bytes[at] === 0x2a) {
        deleted++;
        continue;
      }
      for (const { type, from: offset, length } of fields) {
        const own = bytes.subarray(at + offset, at + offset + length);
        const write = writers[type];
        if (write) write(spool, decoder.decode(own).replace(/\0.*$/s, "").trim());
        else if (type === "I" && length === 4) {
          const view = new DataView(own.buffer, own.byteOffset, 4);
          spool.value(String(view.getInt32(0, true)));
        } else spool.nothing();
      }
      more(spool, row + i);
      spool.endRow();
    }
    progress((row + count) / rows);
  }
  const notes: string[] = [];
  if (deleted > 0) notes.push(`${deleted.toLocaleString("en")} deleted rows were left out.`);
  const unknown = fields.filter(({ type }) => !writers[type] && type !== "I");
  if (unknown.length > 0) {
    notes.push(
      `Columns of a kind that cannot be read are empty: ${unknown.map(({ name }) => name).join(", ")}.`,
    );
  }
  return { fields, rows, deleted, notes };
}

/** Opens a dBase table, the kind that stands beside shapes. */
export async function openDbf({ blob, progress }: Opening): Promise<Opened> {
  const spool = new Spool();
  const { fields, notes } = await spoolDbf(blob, null, spool, (fraction) =>
    progress(fraction * 0.5, "Reading rows"),
  );
  if (spool.rows === 0) refuse("This dBase file (.dbf) has columns but no rows.", again);
  const names = columnNames(
    fields.map(({ name }) => name),
    notes,
  );
  return openSpool(
    spool,
    { format: "dbf", names, notes, place: (row) => `row ${row.toLocaleString("en")}` },
    (fraction, said) => progress(fraction === null ? null : 0.5 + fraction / 2, said),
  );
}
