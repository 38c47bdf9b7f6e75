import { describe, expect, it } from "vitest";
import type { TableInfo } from "@/lib/engine/engine";
import { model } from "@/datasets/model/model";
import { filesIn } from "@/datasets/sources/expand";
import { foldName } from "@/datasets/sources/fold";
import { recognise } from "@/datasets/sources/recognise";
import { sourceOf, sources } from "@/datasets/sources/registry";

const table = (name: string, columns: readonly string[]): TableInfo => ({
  name,
  rows: 10,
  columns: columns.map((column) => ({ name: column, type: "VARCHAR", kind: "text" })),
});

const headerOf = (source: string, file: string) => {
  const found = sourceOf(source)!.files.find(({ id }) => id === file)!;
  return [...found.header, ...(found.optional ?? [])].map((names) => names.split("|")[0]!);
};

describe("recognising a publisher", () => {
  it.each([
    ["as published", (name: string) => name],
    ["with underscores", (name: string) => name.replace(/[^A-Za-z0-9]+/g, "_")],
    ["in capitals", (name: string) => name.toUpperCase()],
    ["in small letters without blanks", (name: string) => name.toLowerCase().replaceAll(" ", "")],
    ["with blanks at the ends", (name: string) => ` ${name} `],
  ])("knows the FIR file with its names %s", (_, write) => {
    const [found] = recognise([table("t", headerOf("ksp-2024", "fir").map(write))]);
    expect(found).toMatchObject({ source: { id: "ksp-2024" }, files: { fir: "t" }, share: 1 });
  });

  it("knows every file of every publisher by its own header", () => {
    for (const source of sources) {
      for (const file of source.files) {
        const [best] = recognise([table("t", headerOf(source.id, file.id))]);
        expect(best, `${source.id} ${file.id}`).toMatchObject({ files: { [file.id]: "t" } });
        expect(best!.source.id).toBe(source.id);
      }
    }
  });

  it("knows a file that lost some columns, and says how much of the header it found", () => {
    const header = headerOf("ksp-2024", "fir").filter(
      (name) => !["Beat_Name", "FIR_Stage", "ActSection"].includes(name),
    );
    const [found] = recognise([table("t", header)]);
    expect(found!.source.id).toBe("ksp-2024");
    expect(found!.share).toBeCloseTo(13 / 16, 5);
  });

  it.each([
    ["a table of counts", ["Year", "Month", "SL.NO.", "HEAD CRIMES", "MAJOR HEADS", "MINOR HEADS"]],
    [
      "another city",
      ["DR_NO", "Date Rptd", "DATE OCC", "TIME OCC", "AREA NAME", "Crm Cd Desc", "LAT", "LON"],
    ],
    ["a price list", ["item", "price", "unit", "date"]],
    ["two columns", ["id", "name"]],
    ["coordinates", ["Date", "Beat", "Latitude", "Longitude"]],
    ["nothing", []],
  ])("does not claim %s", (_, columns) => expect(recognise([table("t", columns)])).toEqual([]));

  it("gives each of two FIR files an answer, and the people to the first", () => {
    const fir = headerOf("ksp-2024", "fir");
    const answers = recognise([
      table("march", fir),
      table("april", fir),
      table("people", headerOf("ksp-2024", "accused")),
    ]);
    expect(answers.map(({ files }) => files)).toEqual([
      { fir: "march", accused: "people" },
      { fir: "april" },
    ]);
  });

  it("puts the better known publisher first", () => {
    const partly = headerOf("ksp-2024", "fir").slice(0, 13);
    const answers = recognise([table("a", partly), table("b", headerOf("chicago", "crimes"))]);
    expect(answers.map(({ source }) => source.id)).toEqual(["chicago", "ksp-2024"]);
  });
});

describe("the declarations", () => {
  it("have ids of their own and say what is wrong with the data", () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    for (const { id, defects, title, publisher } of sources) {
      expect(title && publisher).toBeTruthy();
      if (id !== "beatbook-template") expect(defects.length).toBeGreaterThan(2);
    }
  });

  it("read columns of the model only, from files that are declared", () => {
    for (const source of sources) {
      const ids = new Set(source.files.map(({ id }) => id));
      for (const { table: name, from, needs = [], joins = [], columns } of source.tables) {
        const known = model.find((one) => one.name === name)!.columns.map((column) => column.name);
        expect(known).toEqual(expect.arrayContaining(Object.keys(columns)));
        const reachable = new Set([from, ...joins.map(({ file }) => file)]);
        for (const expression of Object.values(columns)) {
          for (const file of filesIn(expression)) expect(reachable).toContain(file);
        }
        for (const file of [from, ...needs, ...reachable]) expect(ids).toContain(file);
      }
    }
  });

  it("need only columns that the file's header declares", () => {
    const slot = /\{(\w+)\.([^{}:?]+)(?::\w+)?\}/g;
    for (const source of sources) {
      for (const { columns, joins = [] } of source.tables) {
        const totals = new Map(joins.map(({ file, totals = {} }) => [file, Object.keys(totals)]));
        for (const [, file, names] of Object.values(columns).join(" ").matchAll(slot)) {
          const declared = source.files.find(({ id }) => id === file)!;
          const header = [...declared.header, ...(declared.optional ?? [])];
          const known = header.flatMap((one) => one.split("|")).map(foldName);
          const wanted = names!.split("|").map(foldName);
          const found =
            wanted.some((name) => known.includes(name)) || totals.get(file!)?.includes(names!);
          expect(found, `${source.id}: ${file}.${names}`).toBe(true);
        }
      }
    }
  });
});
