import { describe, expect, it } from "vitest";
import { apply, freeName, newCellId } from "@/lib/notebook/apply";
import type { Operation } from "@/lib/notebook/operations";
import { push, redo, startHistory, stepsKept, undo } from "@/lib/notebook/history";
import { cell, change, documentOf, emptyDocument } from "./sample";

const start = {
  ...documentOf(cell("a", "burglaries"), cell("b", null), cell("c", "spots")),
  datasets: { fir: { source: "sample" } },
};

const reason = (operation: Operation) => {
  const applied = apply(start, operation);
  return applied.ok ? null : applied.reason;
};

describe("an operation", () => {
  it("adds, moves and deletes cells and leaves the document before it alone", () => {
    const before = structuredClone(start);
    const added = change(start, {
      type: "add-cell",
      index: 1,
      cell: cell("n", "fresh", "x\r\ny\rz"),
    });
    expect(added.order).toEqual(["a", "n", "b", "c"]);
    expect(added.cells.n!.source).toBe("x\ny\nz");
    expect(change(start, { type: "move-cell", id: "a", index: 2 }).order).toEqual(["b", "c", "a"]);
    expect(change(start, { type: "move-cell", id: "c", index: 0 }).order).toEqual(["c", "a", "b"]);
    const deleted = change(start, { type: "delete-cell", id: "b" });
    expect(deleted.order).toEqual(["a", "c"]);
    expect(Object.keys(deleted.cells)).toEqual(["a", "c"]);
    expect(start).toEqual(before);
  });

  it("shares what it did not change, and gives the same document when it changed nothing", () => {
    const edited = change(start, { type: "edit-source", id: "a", source: "select 1" });
    expect(edited.cells.c).toBe(start.cells.c);
    expect(edited.datasets).toBe(start.datasets);
    expect(change(start, { type: "edit-source", id: "a", source: "" })).toBe(start);
    expect(change(start, { type: "rename-cell", id: "a", name: "burglaries" })).toBe(start);
    expect(change(start, { type: "move-cell", id: "b", index: 1 })).toBe(start);
    expect(change(start, { type: "set-title", title: "" })).toBe(start);
    expect(change(start, { type: "set-auto", auto: true })).toBe(start);
  });

  it("sets and removes options, the title, the mode and datasets", () => {
    const set = change(
      start,
      { type: "set-options", id: "a", options: { auto: false, zoom: 3 } },
      { type: "set-options", id: "a", options: { auto: undefined } },
      { type: "set-title", title: "Night" },
      { type: "set-auto", auto: false },
      { type: "put-dataset", name: "beats", reference: { source: "file", rows: 2 } },
      { type: "put-dataset", name: "fir", reference: { source: "file" } },
      { type: "remove-dataset", name: "beats" },
    );
    expect(set.cells.a!.options).toEqual({ zoom: 3 });
    expect(set).toMatchObject({
      title: "Night",
      auto: false,
      datasets: { fir: { source: "file" } },
    });
    expect(change(set, { type: "replace-document", document: start })).toBe(start);
  });

  it.each<[Operation, string]>([
    [{ type: "delete-cell", id: "z" }, "no longer in the notebook"],
    [{ type: "edit-source", id: "toString", source: "" }, "no longer in the notebook"],
    [{ type: "move-cell", id: "a", index: 3 }, "no such place"],
    [{ type: "move-cell", id: "a", index: -1 }, "no such place"],
    [{ type: "add-cell", index: 4, cell: cell("n", null) }, "no such place"],
    [{ type: "add-cell", index: 0.5, cell: cell("n", null) }, "no such place"],
    [{ type: "add-cell", index: 0, cell: cell("a", null) }, "already a cell"],
    [{ type: "add-cell", index: 0, cell: cell("n", null, "", "a b") }, "cannot be a kind"],
    [
      { type: "add-cell", index: 0, cell: cell("n", "Spots") },
      "Spots is already the name of a cell",
    ],
    [
      { type: "rename-cell", id: "b", name: "burglaries" },
      "burglaries is already the name of another cell",
    ],
    [{ type: "rename-cell", id: "b", name: "FIR" }, "FIR is already the name of a dataset"],
    [{ type: "rename-cell", id: "b", name: "two words" }, "“two words” cannot be a name"],
    [{ type: "rename-cell", id: "b", name: "" }, "cannot be a name"],
    [{ type: "rename-cell", id: "b", name: "1st" }, "begin with a letter"],
    [{ type: "rename-cell", id: "b", name: "Select" }, "is a word of SQL or TypeScript"],
    [{ type: "rename-cell", id: "b", name: "await" }, "is a word of SQL or TypeScript"],
    [{ type: "rename-cell", id: "b", name: "__proto__" }, "is a word of SQL or TypeScript"],
    [
      { type: "put-dataset", name: "spots", reference: { source: "file" } },
      "spots is already the name of a cell",
    ],
    [
      { type: "put-dataset", name: "Fir", reference: { source: "file" } },
      "Fir is already the name of a dataset",
    ],
    [{ type: "put-dataset", name: "a-b", reference: { source: "file" } }, "cannot be a name"],
    [{ type: "remove-dataset", name: "toString" }, "no dataset called toString"],
  ])("is refused with a plain reason: %j", (operation, expected) => {
    expect(reason(operation)).toContain(expected);
  });

  it("may change the case of a cell's own name or take the name away", () => {
    expect(reason({ type: "rename-cell", id: "a", name: "Burglaries" })).toBeNull();
    expect(change(start, { type: "rename-cell", id: "a", name: null }).cells.a!.name).toBeNull();
  });
});

describe("a free name", () => {
  it.each([
    ["thefts", "thefts"],
    ["burglaries", "burglaries_2"],
    ["FIR", "FIR_2"],
    ["Crimes 2012-2018.csv", "Crimes_2012_2018_csv"],
    ["2012", "_2012"],
    ["map", "map_1"],
    ["select", "select_1"],
    ["", "cell"],
    ["ಠ", "cell"],
    ["constructor", "constructor_1"],
  ])("for %j is %s", (base, expected) => {
    expect(freeName(start, base)).toBe(expected);
  });

  it("is always accepted", () => {
    let document = start as typeof start & typeof emptyDocument;
    for (let i = 0; i < 30; i++) {
      const name = freeName(document, ["spots", "map", "9", "_", "fir_2"][i % 5]!);
      document = change(document, {
        type: "add-cell",
        index: 0,
        cell: cell(newCellId(), name),
      }) as typeof document;
    }
    expect(document.order.length).toBe(33);
  });
});

describe("history", () => {
  const step = (title: string) => ({ ...emptyDocument, title });
  it("goes back and forth, and forgets what was undone when something new is done", () => {
    let history = push(push(startHistory(step("0")), step("1")), step("2"));
    history = undo(undo(history));
    expect(history.present.title).toBe("0");
    expect(undo(history)).toBe(history);
    history = redo(history);
    expect(history.present.title).toBe("1");
    history = push(history, step("3"));
    expect(redo(history)).toBe(history);
    expect(undo(history).present.title).toBe("1");
  });

  it("makes one step of steps in a row with the same key", () => {
    let history = startHistory(step("0"));
    for (const title of ["1", "2", "3"]) history = push(history, step(title), { merge: "a" });
    history = push(history, step("4"), { merge: "b" });
    history = push(history, step("5"), { merge: "a" });
    expect(history.past.map(({ title }) => title)).toEqual(["0", "3", "4"]);
    history = push(undo(history), step("6"), { merge: "b" });
    expect(history.past.map(({ title }) => title)).toEqual(["0", "3", "4"]);
  });

  it("does not count a document that is the same", () => {
    const history = startHistory(step("0"));
    expect(push(history, history.present)).toBe(history);
  });

  it("keeps a bounded number of steps", () => {
    let history = startHistory(step("0"));
    for (let i = 1; i <= stepsKept + 50; i++) history = push(history, step(String(i)));
    for (let i = 0; i < stepsKept + 50; i++) history = undo(history);
    expect(history.present.title).toBe("50");
  });
});
