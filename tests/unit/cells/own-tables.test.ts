import { describe, expect, it } from "vitest";
import { ownTablesOf } from "@/app/(pages)/notebooks/[id]/_notebook/own-tables";
import { ownTexts } from "@/app/(pages)/notebooks/[id]/_notebook/own-texts";
import { readInstead } from "@/cells/read-instead";
import type { TableInfo } from "@/lib/engine/engine";
import { apply } from "@/lib/notebook/apply";
import type { Cell, DatasetReference, NotebookDocument } from "@/lib/notebook/document";

const table = (name: string, ...columns: readonly string[]): TableInfo => ({
  name,
  rows: 10,
  columns: columns.map((column) => ({ name: column, type: "VARCHAR", kind: "text" })),
});

const before = [
  table("incidents", "id", "occurred_from", "head", "station", "beat"),
  table("duty", "station", "beat", "officers"),
];
const after = [table("own", "occurred_from", "beat"), table("duty", "station", "beat", "officers")];

describe("a cell that reads another table", () => {
  const read = (source: string) => readInstead(source, { data: "own" }, before, after);

  it("keeps its comments, its order and every parameter that names a column still there", () => {
    const source =
      "# plan\nbeats: b\ndata: incidents # all\ntime: occurred_from\nofficers: Officers";
    expect(read(source)).toEqual({ source: source.replace("incidents", "own"), dropped: [] });
  });

  it("lets go of columns that none of its tables has now, alone, in lists and in weights", () => {
    const source =
      "data: incidents\nhead: head\nby: [station, head]\nharm: {column: head, weights: {A: 2}}";
    expect(read(source)).toEqual({ source: "data: own", dropped: ["head", "by", "harm"] });
    expect(read("data: incidents\nby: {Station: id, beat: beat}").dropped).toEqual(["by"]);
  });

  it("keeps what names no column: days, names of beats, numbers, words of a status", () => {
    const source =
      "data: incidents\nuntil: 2024-12-31\nchosen: [[East, head]]\nweeks: 4\nwords: {head: open}\nwhat: x";
    expect(read(source)).toEqual({ source: source.replace("incidents", "own"), dropped: [] });
  });

  it("drops nothing where the tables are not known yet, and leaves text that is not YAML", () => {
    expect(readInstead("data: a\ntime: at", { data: "own" }, [], []).dropped).toEqual([]);
    expect(read("data: [incidents").source).toBe("data: [incidents");
  });
});

const sample = (source: string): DatasetReference => ({ source, version: 2 });
const file: DatasetReference = { source: "file", file: "x.csv" };

type Written = readonly [kind: string, name: string, source: string];

const notebook = (datasets: NotebookDocument["datasets"], ...cells: readonly Written[]) =>
  ({
    title: "",
    auto: true,
    datasets,
    order: cells.map(([, name]) => name),
    cells: Object.fromEntries(
      cells.map(([kind, name, source]): [string, Cell] => [
        name,
        { id: name, kind, name, options: {}, source },
      ]),
    ),
  }) satisfies NotebookDocument;

const plan: Written = ["deployment", "plan", "data: incidents\nduty: duty\nbeats: beats"];
const datasets = {
  fir: sample("sample"),
  duty: sample("sample-duty"),
  beats: sample("sample-beats"),
  register: file,
};
const cells: readonly Written[] = [
  plan,
  ["duty-match", "match", "data: incidents\nduty: duty"],
  ["sql", "facts", "from incidents select count(*)"],
  ["model", "incidents", "source: ksp-2024\ndata: fir"],
  ["model", "incidents_2", "data: register\ncolumns: {beat: t.b}"],
];
const catalog = [...before, table("beats", "beat"), table("incidents_2", "occurred_from", "beat")];

const accept = (document: NotebookDocument, offer: ReturnType<typeof ownTablesOf>[number]) =>
  offer.cells.reduce((changed, { id, source }) => {
    const applied = apply(changed, { type: "edit-source", id, source });
    return applied.ok ? applied.document : changed;
  }, document);

describe("the offer to use an own table where cells read the sample", () => {
  it("names the cells, the sample's tables that go too, and the code that it leaves", () => {
    const [offer, ...others] = ownTablesOf(notebook(datasets, ...cells), catalog);
    expect(others).toEqual([]);
    expect(offer).toMatchObject({
      name: "incidents_2",
      insteadOf: ["incidents"],
      cells: [
        { name: "plan", source: "data: incidents_2", letGo: ["duty", "beats"], dropped: [] },
        { name: "match", source: "data: incidents_2", letGo: ["duty"] },
      ],
      code: ["facts"],
    });
    expect(ownTexts.what(offer!)).toBe("plan and match still read incidents of the sample.");
    expect(ownTexts.use(offer!)).toBe("Use incidents_2 in these 2 cells");
    expect(ownTexts.then(offer!)).toContain("duty and beats of the sample go, too");
  });

  it("is gone when it was taken, and waits until the own table is made", () => {
    const document = notebook(datasets, ...cells);
    const [offer] = ownTablesOf(document, catalog);
    expect(ownTablesOf(accept(document, offer!), catalog)).toEqual([]);
    expect(ownTablesOf(document, before)).toEqual([]);
  });

  it("brings an own roster to the cells of own incidents, never to those of the sample", () => {
    const roster: Written = ["model", "duty_2", "table: duty\ndata: roster\ncolumns: {beat: t.b}"];
    const document = notebook({ ...datasets, roster: file }, ...cells, roster);
    const all = [...catalog, table("duty_2", "beat", "starts_at", "ends_at")];
    const [incidents, ...others] = ownTablesOf(document, all);
    expect(others).toEqual([]);
    const next = accept(document, incidents!);
    const [duty] = ownTablesOf(next, all);
    expect(duty).toMatchObject({
      name: "duty_2",
      insteadOf: [],
      cells: [
        { id: "plan", source: "data: incidents_2\nduty: duty_2", letGo: [] },
        { id: "match", source: "data: incidents_2\nduty: duty_2" },
      ],
    });
    expect(ownTexts.what(duty!)).toBe("plan and match have no duty roster yet.");
    expect(ownTablesOf(accept(next, duty!), all)).toEqual([]);
  });

  it("drops the columns of a publisher's raw table", () => {
    const raw: Written = ["clock", "hours", "data: fir\ntime: Offence_From_Date\ntype: id"];
    const document = notebook(datasets, raw, cells[4]!);
    const fir = table("fir", "Offence_From_Date", "id");
    expect(ownTablesOf(document, [...catalog, fir])[0]?.cells).toMatchObject([
      { source: "data: incidents_2", dropped: ["time", "type"] },
    ]);
  });

  it("leaves notebooks of own files alone", () => {
    const own = notebook({ old: file, register: file }, plan, cells[4]!, [
      "model",
      "incidents",
      "data: old\ncolumns: {beat: t.b}",
    ]);
    expect(ownTablesOf(own, catalog)).toEqual([]);
  });
});
