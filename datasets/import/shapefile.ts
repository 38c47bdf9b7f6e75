import proj4 from "proj4";
import { parseShp } from "shpjs";
import type { Entry } from "./archive";
import { spoolDbf } from "./dbf";
import { columnNames } from "./dialect";
import type { Member } from "./parts";
import { refuse, wordsOf } from "./problem";
import type { Opened, Opening } from "./source";
import { openSpool, Spool } from "./spool";

const again = "Copy or download it again.";

const damaged = (why: string): never =>
  refuse(`The shapes of this shapefile (.shp) are damaged: ${why}.`, again);

/** Points, lines, areas and points by the dozen, with heights or measures or without. */
const known = new Set([1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);

/** Do the parts and points that a record promises lie inside it? */
function checkRecord(view: DataView, at: number, bytes: number, kind: number, record: number) {
  const flat = kind % 10;
  const needs = (size: number) => {
    if (!(size <= bytes)) damaged(`shape ${record} says that it is larger than it is`);
  };
  if (flat === 1) return needs(20);
  needs(40);
  if (flat === 8) {
    const points = view.getInt32(at + 36, true);
    return needs(points < 0 ? Infinity : 40 + points * 16);
  }
  needs(44);
  const parts = view.getInt32(at + 36, true);
  const points = view.getInt32(at + 40, true);
  needs(parts < 0 || points < 0 ? Infinity : 44 + parts * 4 + points * 16);
  let before = 0;
  for (let part = 0; part < parts; part++) {
    const first = view.getInt32(at + 44 + part * 4, true);
    if (first < before || first > points) damaged(`shape ${record} has parts out of order`);
    before = first;
  }
}

/** Walks the records, so that nothing is left out in silence; how many there are. */
function checkShapes(view: DataView): number {
  if (view.byteLength < 100 || view.getInt32(0) !== 9994) damaged("it does not begin as shapes do");
  const length = view.getInt32(24) * 2;
  if (length > view.byteLength) {
    damaged(
      `it is cut short, ${view.byteLength.toLocaleString("en")} of ${length.toLocaleString("en")} bytes`,
    );
  }
  const kind = view.getInt32(32, true);
  if (!known.has(kind)) {
    refuse(
      `This shapefile holds shapes of a kind that cannot be read (${kind}).`,
      "Save it as GeoJSON (in QGIS: Export, Save Features As…).",
    );
  }
  let records = 0;
  for (let at = 100; at < length;) {
    if (at + 12 > length) damaged(`it is cut short after shape ${records}`);
    const bytes = view.getInt32(at + 4) * 2;
    if (bytes < 4 || at + 8 + bytes > length)
      damaged(`shape ${records + 1} does not fit into the file`);
    const own = view.getInt32(at + 8, true);
    if (own !== 0 && own !== kind) damaged(`shape ${records + 1} is of another kind`);
    records++;
    if (own !== 0) checkRecord(view, at + 8, bytes, kind, records);
    at += 8 + bytes;
  }
  return records;
}

/** The text of the .prj where it says something that can be used; a note where there is none. */
function projectionOf(prj: string | null, view: DataView, notes: string[]): string | undefined {
  if (prj === null || prj.trim() === "") {
    const [west, south, east, north] = [36, 44, 52, 60].map((at) => view.getFloat64(at, true));
    const degrees = west! >= -180 && east! <= 180 && south! >= -90 && north! <= 90;
    if (!degrees) {
      refuse(
        "This shapefile has no .prj: nothing says what its coordinates mean.",
        "Add the .prj to the ZIP file, or save the shapes as GeoJSON.",
      );
    }
    notes.push("There is no .prj. The coordinates look like degrees and were taken for WGS 84.");
    return undefined;
  }
  try {
    proj4(prj).inverse([0, 0]);
    return prj;
  } catch (error) {
    return refuse(
      `The projection of this shapefile (.prj) is not known (${wordsOf(error).slice(0, 120)}).`,
      "Save the shapes as GeoJSON (in QGIS: Export, Save Features As…, WGS 84).",
    );
  }
}

/** To about a millimetre: what a projection adds behind that is noise. */
const rounded = (value: number) => Math.round(value * 1e8) / 1e8;

function written(coordinates: unknown, isFlat: boolean): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] !== "number") {
    return coordinates.map((inner) => written(inner, isFlat));
  }
  const [x, y] = coordinates as [number, number];
  if (!(Math.abs(x) <= 180.000001 && Math.abs(y) <= 90.000001)) {
    refuse(
      "The projection of this shapefile (.prj) does not fit its coordinates: they lie outside the Earth.",
      "Ask for the file again, or save the shapes as GeoJSON.",
    );
  }
  return isFlat ? [x, y] : [rounded(x), rounded(y)];
}

function shapesOf(view: DataView, prj: string | undefined): (string | null)[] {
  let shapes;
  try {
    shapes = parseShp(view, prj);
  } catch (error) {
    return damaged(wordsOf(error));
  }
  return shapes.map(
    (shape) =>
      shape &&
      JSON.stringify({
        type: shape.type,
        coordinates: written(shape.coordinates, prj === undefined),
      }),
  );
}

const textOf = async (blob: Blob) =>
  new TextDecoder().decode(await blob.arrayBuffer()).replace(/^\ufeff/, "");

/** Opens a shapefile of an archive: its table as columns, `geometry` as GeoJSON text in WGS 84. */
export async function openShapefile(
  { entry, beside }: Member,
  unpacked: (entry: Entry) => Promise<Blob>,
  { progress }: Opening,
): Promise<Opened> {
  const notes: string[] = [];
  const other = async (ending: string) => {
    const found = beside.get(ending);
    return found ? unpacked(found) : null;
  };
  progress(null, "Reading shapes");
  const view = new DataView(await (await unpacked(entry)).arrayBuffer());
  const count = checkShapes(view);
  if (count === 0) refuse("This shapefile holds no shapes.", again);
  const prj = await other("prj");
  const shapes = shapesOf(view, projectionOf(prj && (await textOf(prj)), view, notes));
  if (shapes.length !== count) damaged(`${shapes.length} of ${count} shapes can be read`);

  const spool = new Spool();
  const addShape = (row: number) => {
    const shape = shapes[row];
    if (shape) spool.text(shape);
    else spool.nothing();
  };
  const dbf = await other("dbf");
  let names: string[] = [];
  if (dbf) {
    const cpg = await other("cpg");
    const table = await spoolDbf(
      dbf,
      cpg && (await textOf(cpg)),
      spool,
      () => {},
      (_, row) => addShape(row),
    );
    if (table.rows !== count) {
      refuse(
        `This shapefile is damaged: it has ${count.toLocaleString("en")} shapes and ${table.rows.toLocaleString("en")} rows in its table.`,
        again,
      );
    }
    names = table.fields.map(({ name }) => name);
    notes.push(...table.notes);
  } else {
    notes.push("There is no .dbf beside the shapes: they have no other columns.");
    for (let row = 0; row < count; row++) {
      addShape(row);
      spool.endRow();
    }
  }
  const empty = shapes.filter((shape) => shape === null).length;
  if (empty > 0) notes.push(`${empty.toLocaleString("en")} rows have no shape.`);
  const taken = names.map((name) => (/^geometry$/i.test(name.trim()) ? `${name.trim()}_2` : name));
  return openSpool(
    spool,
    {
      format: "shapefile",
      names: [...columnNames(taken, notes), "geometry"],
      notes,
      place: (row) => `row ${row.toLocaleString("en")}`,
    },
    progress,
  );
}
