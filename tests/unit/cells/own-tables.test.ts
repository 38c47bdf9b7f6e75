import { describe, expect, it, vi } from "vitest";
import { Actions } from "@/app/(pages)/notebooks/[id]/_notebook/actions";
import { ownTablesOf } from "@/app/(pages)/notebooks/[id]/_notebook/own-tables";
import { ownTexts } from "@/app/(pages)/notebooks/[id]/_notebook/own-texts";
import { lostColumns, writtenParams } from "@/cells/read-instead";
import type { TableInfo } from "@/lib/engine/engine";
import { kindOf } from "@/cells/registry";
import { apply } from "@/lib/notebook/apply";
import type { Cell, DatasetReference, NotebookDocument } from "@/lib/notebook/document";
import { showToast } from "@/lib/ui/toast";

vi.mock("@/lib/ui/toast", () => ({ showToast: vi.fn() }));

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
  const lost = (kind: string, source: string) =>
    lostColumns(kind, writtenParams(source), before, after);

  it("lets go of columns that it finds by itself, where none of its tables has them now", () => {
    expect(lost("deployment", "time: id\nby: {Unit: id, beat: head}")).toEqual(["time"]);
    expect(lost("deployment", "time: occurred_from\nby: [beat, head]")).toEqual(["by"]);
    expect(lost("duty-match", "officers: Officers\nby: [STATION]")).toEqual([]);
  });

  it("keeps what narrows the question, what is no column and what is only written", () => {
    expect(lost("evaluation", "by: [head]\noutcome: {column: head, values: [A]}")).toEqual([]);
    expect(lost("place-forecast", "column: head\nvalue: ROBBERY")).toEqual([]);
    expect(lost("chart", "x: head\ncolor: head\ntitle: Head\nsubtitle: id")).toEqual([]);
    expect(lost("trend", "by: head\ntime: 2024-12-31\nofficers: 3")).toEqual([]);
  });

  it("lets go of nothing where the tables are not known yet, or the text is not YAML", () => {
    expect(lostColumns("clock", { time: "at" }, [], [])).toEqual([]);
    expect(lost("clock", "time: [id")).toEqual([]);
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
  features: sample("sample-features"),
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
      { source: "data: incidents_2\ntype: id", dropped: ["time"] },
    ]);
  });

  it("takes no title, label or unit for a table, however the table is written", () => {
    const chart: Written = ["chart", "c", "data: incidents\nx: beat\ntitle: Incidents"];
    const map: Written = ["map", "m", "data: INCIDENTS\nunit: incidents\ntitle: Duty"];
    const [offer] = ownTablesOf(notebook(datasets, chart, map, cells[3]!, cells[4]!), catalog);
    expect(offer).toMatchObject({
      insteadOf: ["incidents"],
      cells: [
        { source: "data: incidents_2\nx: beat\ntitle: Incidents" },
        { source: "data: incidents_2\nunit: incidents\ntitle: Duty", letGo: [] },
      ],
    });
  });

  it("names the sample's tables that stay, and lets go of those that a cell can do without", () => {
    const where: readonly Written[] = [
      ["distribution", "spread", "data: incidents\nareas: beats\nby: [beat]"],
      ["map", "m", "data: incidents\nlayer: choropleth\nboundaries: beats\nkey: beat\nmatch: beat"],
      ["risk-terrain", "risk", "data: incidents\nboundary: beats\nlayers:\n  - table: features"],
      ["compare", "two", "data: incidents\nareas: beats"],
    ];
    const document = notebook(datasets, ...where, cells[3]!, cells[4]!);
    const [offer] = ownTablesOf(document, catalog);
    expect(offer!.cells).toMatchObject([
      { stays: ["beats"], letGo: [] },
      { stays: ["beats"], letGo: [] },
      { source: "data: incidents_2\nlayers:\n  - table: features", stays: ["features"] },
      { source: "data: incidents_2", letGo: ["beats"], stays: [] },
    ]);
    expect(ownTexts.then(offer!)).toContain(
      "Then spread and m still read beats of the sample. Then risk still reads features of the sample.",
    );
  });

  it("says which parameter of which cell is left out, and of no other that it finds its own", () => {
    const asked: readonly Written[] = [
      ["place-forecast", "next", "data: incidents\ncolumn: head\nvalue: ROBBERY"],
      ["deployment", "plan", "data: incidents\nby: [station]\nduty: duty\nofficers: officers"],
    ];
    const document = notebook(datasets, ...asked, cells[3]!, cells[4]!);
    const [offer] = ownTablesOf(document, catalog);
    expect(offer!.cells[0]!.source).toBe("data: incidents_2\ncolumn: head\nvalue: ROBBERY");
    expect(offer!.cells[1]!.source).toBe("data: incidents_2");
    expect(ownTexts.then(offer!)).toContain("so that the cells find their own: by in plan.");
  });

  it("brings own beats to plans, though a map shows them already", () => {
    const own: readonly Written[] = [
      ["map", "m", "boundaries: beats_2"],
      ["deployment", "plan", "data: incidents_2"],
      ["model", "beats_2", "table: beats\ndata: register\ncolumns: {beat: t.b}"],
    ];
    const all = [...catalog, table("beats_2", "beat")];
    expect(ownTablesOf(notebook(datasets, ...own, cells[4]!), all)).toMatchObject([
      { name: "beats_2", cells: [{ source: "data: incidents_2\nbeats: beats_2" }] },
    ]);
  });

  it("finds own incidents beside the sample's roster, with an own table of beats or without", () => {
    const mixed: Written = ["deployment", "plan", "data: incidents_2\nduty: duty\nbeats: beats"];
    const own: Written = ["model", "beats_2", "table: beats\ndata: register\ncolumns: {beat: t.b}"];
    const all = [...catalog, table("beats_2", "beat")];
    expect(ownTablesOf(notebook(datasets, mixed, cells[4]!, own), all)).toMatchObject([
      {
        name: "beats_2",
        cells: [{ source: "data: incidents_2\nbeats: beats_2", letGo: ["duty"] }],
      },
    ]);
    const [offer] = ownTablesOf(notebook(datasets, mixed, cells[4]!), catalog);
    expect(offer!.cells).toMatchObject([{ source: "data: incidents_2", why: "mixed" }]);
    expect(ownTexts.what(offer!)).toBe(
      "plan reads incidents_2 together with tables of the sample.",
    );
    expect(ownTexts.use(offer!)).toBe("Use only incidents_2 in plan");
  });

  it("reads no text again that did not change", () => {
    const document = notebook(datasets, ...cells);
    const first = ownTablesOf(document, catalog);
    const names = vi.spyOn(kindOf("deployment")!, "names");
    expect(ownTablesOf({ ...document, title: "typed" }, catalog)).toEqual(first);
    expect(names).not.toHaveBeenCalled();
    names.mockRestore();
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

describe("taking the offer", () => {
  it("stops where a cell can no longer be changed, and claims nothing", () => {
    vi.mocked(showToast).mockClear();
    const said: string[] = [];
    const session = { getState: () => ({ document: notebook(datasets, ...cells) }) };
    const actions = new Actions(session as never, { select: () => said.push("select") } as never);
    const applied = vi.spyOn(actions, "apply").mockReturnValue(false);
    actions.readOwn(ownTablesOf(notebook(datasets, ...cells), catalog)[0]!);
    expect(applied).toHaveBeenCalledTimes(1);
    expect(said).toEqual([]);
    expect(showToast).not.toHaveBeenCalled();
  });
});
