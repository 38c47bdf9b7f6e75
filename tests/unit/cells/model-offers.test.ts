import { describe, expect, it } from "vitest";
import { guessOf } from "@/app/(pages)/notebooks/[id]/_notebook/offer-looks";
import { offersOf } from "@/app/(pages)/notebooks/[id]/_notebook/offers";
import { asRemembered, fingerprintOf } from "@/cells/model/remember";
import { sourceOf } from "@/datasets/sources/registry";
import type { TableInfo } from "@/lib/engine/engine";
import type { NotebookDocument } from "@/lib/notebook/document";

const table = (name: string, columns: readonly string[], rows = 10): TableInfo => ({
  name,
  rows,
  columns: columns.map((column) => ({ name: column, type: "VARCHAR", kind: "text" })),
});

const file = (source: string, id: string) =>
  sourceOf(source)!.files.find((each) => each.id === id)!.header;

const notebook = (...cells: readonly [kind: string, name: string, source: string][]) =>
  ({
    title: "",
    auto: true,
    datasets: {},
    order: cells.map(([, name]) => name),
    cells: Object.fromEntries(
      cells.map(([kind, name, source]) => [name, { id: name, kind, name, options: {}, source }]),
    ),
  }) satisfies NotebookDocument;

const firs = table("fir_details", file("ksp-2024", "fir"));
const more = table(
  "complaints",
  file("ksp-2024", "fir").map((name) => name.replaceAll(/[\s.]+/g, "_")),
);
const notes = table("notes", ["case", "written", "by_whom"]);

describe("the offer over a dropped file", () => {
  it("says what it looks like and what can be read from it", () => {
    const [offer] = offersOf(notebook(), [firs]);
    expect(offer).toMatchObject({ isAreas: false, isChecked: false, extend: [] });
    expect(offer?.recognised?.source.id).toBe("ksp-2024");
    expect(offer?.makes).toContainEqual({ table: "incidents", data: "fir_details" });
  });

  it("goes when a cell reads the file, and stays beside a check of its quality", () => {
    const read = notebook(["model", "incidents", "source: ksp-2024\ndata: fir_details"]);
    expect(offersOf(read, [firs])).toEqual([]);
    const asked = notebook(["sql", "all_rows", "from notes"]);
    expect(offersOf(asked, [notes])).toEqual([]);
    const checked = notebook(["quality", "notes_quality", "data: notes"]);
    expect(offersOf(checked, [notes])).toMatchObject([{ isChecked: true }]);
  });

  it("offers to append a file of the shape that a cell reads already", () => {
    const read = notebook(["model", "incidents", "source: ksp-2024\ndata: fir_details"]);
    const [offer] = offersOf(read, [firs, more]);
    expect(offer?.tables).toEqual([more]);
    expect(offer?.extend).toEqual([
      {
        id: "incidents",
        name: "incidents",
        data: ["fir_details", "complaints"],
        isSameShape: true,
      },
    ]);
  });

  it("offers to append a file of nobody's shape to its like", () => {
    const read = notebook(["model", "incidents", "data: notes\ncolumns: {id: t.case}"]);
    const next = table("notes_of_may", ["Case", "By Whom", "Written"]);
    expect(offersOf(read, [notes, next])[0]?.extend).toHaveLength(1);
  });

  it("is one for all files of a publisher", () => {
    const source = sourceOf("ksp-2026")!;
    const all = source.files.map(({ id, header }) => table(id.toLowerCase(), header));
    const [offer, ...others] = offersOf(notebook(), all);
    expect(others).toEqual([]);
    expect(offer?.tables).toHaveLength(source.files.length);
    const people = offer!.makes.find((made) => made.table === "people")!;
    const rowsOf = source.tables.filter(({ table: one }) => one === "people");
    expect(rowsOf.length).toBeGreaterThan(1);
    expect(people.data).toMatchObject(
      Object.fromEntries(rowsOf.map(({ from }) => [from, from.toLowerCase()])),
    );
  });

  it("leaves a set alone whose tables are all made", () => {
    const source = sourceOf("ksp-2026")!;
    const all = source.files.map(({ id, header }) => table(id.toLowerCase(), header));
    const [offer] = offersOf(notebook(), all);
    const cells = offer!.makes.map(({ table: name, data }): [string, string, string] => [
      "model",
      name,
      `table: ${name}\nsource: ksp-2026\ndata: ${JSON.stringify(data)}`,
    ]);
    expect(offersOf(notebook(...cells), all)).toEqual([]);
    expect(offersOf(notebook(cells[0]!), all)[0]?.makes).toHaveLength(cells.length - 1);
  });

  it("offers to add the victims to the people when their file comes later", () => {
    const files = ["case", "accused", "victim"].map((id) => table(id, file("ksp-2026", id)));
    const read = notebook([
      "model",
      "people",
      "table: people\nsource: ksp-2026\ndata: {case: case, accused: accused}",
    ]);
    const [offer] = offersOf(read, files);
    expect(offer?.extend).toMatchObject([{ id: "people", isSameShape: false }]);
    expect(offer?.extend[0]?.data).toMatchObject({ accused: "accused", victim: "victim" });
  });
});

describe("a guess about a file of nobody known", () => {
  const guess = (rows: readonly Record<string, string>[]) =>
    guessOf(table("unknown", Object.keys(rows[0]!)), rows).table;

  it("takes it for incidents unless another table of the model fits far better", () => {
    const crimes = [
      { "Case No": "1/2024", "Occurred On": "03/01/2024 21:30", Offence: "THEFT", Station: "East" },
      { "Case No": "2/2024", "Occurred On": "31/01/2024 02:00", Offence: "HURT", Station: "West" },
    ];
    const people = [
      { Name: "A", Age: "31", Sex: "M", Caste: "-", Occupation: "driver", Nationality: "Indian" },
      { Name: "B", Age: "24", Sex: "F", Caste: "-", Occupation: "farmer", Nationality: "Indian" },
    ];
    expect(guess(crimes)).toBe("incidents");
    expect(guess(people)).toBe("people");
  });

  it("takes outlines for beats", () => {
    const geometry = '{"type":"Polygon","coordinates":[]}';
    const beats = table("beats_2020", ["BEAT_NUM", "DISTRICT", "geometry"]);
    expect(guessOf(beats, [{ BEAT_NUM: "1713", DISTRICT: "17", geometry }])).toMatchObject({
      table: "beats",
      proposals: [{ column: "beat" }, { column: "district" }, { column: "geometry" }],
    });
  });
});

describe("a remembered mapping", () => {
  it("is known by the letters and digits of the column names in any order", async () => {
    const same = await fingerprintOf(table("b", ["By Whom", "WRITTEN", "Case"]));
    expect(await fingerprintOf(notes)).toBe(same);
    expect(same).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprintOf(firs)).not.toBe(same);
  });

  it("reads another file with the columns of the first", () => {
    const kept = { fingerprint: "", title: "", source: "table: people\ncolumns:\n  age: t.age" };
    expect(asRemembered(kept, "may")).toBe("table: people\ndata: may\ncolumns:\n  age: t.age");
    expect(asRemembered({ ...kept, source: "table: nothing" }, "may")).toBeNull();
  });
});
