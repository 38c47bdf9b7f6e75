import type { FilePart } from "@/lib/session/datasets";
import { type Entry, entriesOf, unpackEntry } from "./archive";
import { limits } from "./limits";
import { refuse } from "./problem";
import type { Opening } from "./source";

/** Between the path of a file in an archive and a table inside that file. */
const inside = "::";

/** One table of an archive: a file, or a shapefile's several files under the name of its shapes. */
export interface Member {
  path: string;
  entry: Entry;
  /** Files of a shapefile that belong to it, by their ending. */
  beside: ReadonlyMap<string, Entry>;
}

const ending = (path: string) => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
const stem = (path: string) => path.replace(/\.[a-z0-9]+$/i, "").toLowerCase();

const tables = new Set(
  "csv tsv tab txt json ndjson jsonl geojson parquet pq arrow arrows feather ipc xlsx xlsm shp dbf gz".split(
    " ",
  ),
);
const ofShapes = new Set(["dbf", "prj", "cpg", "shx", "sbn", "sbx", "qix", "qmd", "xml"]);

/** What of an archive can be a table, by its endings; the content is looked at when it is opened. */
export function membersOf(entries: readonly Entry[]): Member[] {
  const shapes = new Set(
    entries.filter(({ path }) => ending(path) === "shp").map(({ path }) => stem(path)),
  );
  const members: Member[] = [];
  for (const entry of entries) {
    const { path } = entry;
    const kind = ending(path);
    if (!tables.has(kind)) continue;
    if (ofShapes.has(kind) && shapes.has(stem(path))) continue;
    const beside = new Map<string, Entry>();
    if (kind === "shp") {
      for (const other of entries) {
        if (other !== entry && stem(other.path) === stem(path)) {
          beside.set(ending(other.path), other);
        }
      }
    }
    members.push({ path, entry, beside });
  }
  return members;
}

const sizeOf = (bytes: number) =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024).toLocaleString("en")} KB`
      : `${(bytes / 1024 ** 2).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;

const kinds: Record<string, string> = {
  tsv: "TSV",
  tab: "TSV",
  txt: "Text",
  ndjson: "NDJSON",
  jsonl: "NDJSON",
  geojson: "GeoJSON",
  parquet: "Parquet",
  pq: "Parquet",
  arrow: "Arrow",
  arrows: "Arrow",
  feather: "Arrow",
  ipc: "Arrow",
  shp: "Shapefile",
};

const about = ({ path, entry }: Member) => {
  const kind = ending(path.replace(/\.gz$/i, ""));
  return `${kinds[kind] ?? kind.toUpperCase()}, ${sizeOf(entry.bytes)}`;
};

export async function readMembers(blob: Blob, name: string): Promise<Member[]> {
  const members = membersOf(await entriesOf(blob));
  if (members.length === 0) {
    refuse(
      `“${name}” is a ZIP archive without any table.`,
      "CSV, Excel, Parquet, Arrow, JSON, GeoJSON files and shapefiles in it can be opened.",
    );
  }
  if (members.length > limits.parts) {
    refuse(
      `“${name}” holds ${members.length.toLocaleString("en")} tables; ${limits.parts.toLocaleString("en")} is the most.`,
      "Unpack it and drop the ones that you need.",
    );
  }
  return members;
}

/** Files of an archive whose own tables are listed, up to this size. */
const listed = 64 * 1024 ** 2;

type ListInside = (opening: Opening, nested: boolean) => Promise<FilePart[]>;

/** The tables of an archive; those of workbooks inside it are told apart. */
export async function partsOfArchive(
  opening: Opening,
  listInside: ListInside,
): Promise<FilePart[]> {
  const members = await readMembers(opening.blob, opening.name);
  const parts: FilePart[] = [];
  for (const member of members) {
    const { path, entry } = member;
    const several = /^(xlsx|xlsm|json)$/.test(ending(path)) && entry.bytes <= listed;
    const found = several
      ? await unpackEntry(entry, opening.progress)
          .then((blob) => listInside({ ...opening, blob, name: path }, true))
          // What is wrong with it is said when it is opened; the others can be had.
          .catch(() => [])
      : [];
    if (found.length > 1) {
      for (const part of found) parts.push({ ...part, part: `${path}${inside}${part.part}` });
    } else parts.push({ part: path, name: path, about: about(member) });
  }
  return parts.length === 1 ? [{ ...parts[0]!, part: null }] : parts;
}

/** The member that a part names, and what it names inside it. */
export function memberOf(
  members: readonly Member[],
  part: string | null | undefined,
  name: string,
): { member: Member; rest: string | null } {
  if (part == null) {
    if (members.length === 1) return { member: members[0]!, rest: null };
    const names = members.slice(0, 5).map(({ path }) => path);
    refuse(
      `“${name}” holds ${members.length.toLocaleString("en")} tables: ${names.join(", ")}${members.length > 5 ? " …" : ""}.`,
      "Say which one: drop the file again and choose.",
    );
  }
  const exact = members.find(({ path }) => path === part);
  if (exact) return { member: exact, rest: null };
  const outer = members.find(({ path }) => part.startsWith(path + inside));
  if (outer) return { member: outer, rest: part.slice(outer.path.length + inside.length) };
  if (members.length === 1) return { member: members[0]!, rest: part };
  return refuse(
    `“${name}” holds no table “${part}”.`,
    "It may be another edition of the file: drop it again and choose.",
  );
}
