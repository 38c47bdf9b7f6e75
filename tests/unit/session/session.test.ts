import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { names, run } from "@/cells/sql/run";
import type { NotebookDocument } from "@/lib/notebook/document";
import { readNotebook } from "@/lib/notebook/format";
import type { ScriptFrames } from "@/lib/script/frames";
import type { DatasetSource } from "@/lib/session/datasets";
import type { CellStatus, RunnableKind } from "@/lib/session/kind";
import { Session } from "@/lib/session/session";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";

const sql: RunnableKind = { kind: "sql", named: true, code: true, names, run };

/** A cell whose text is its value. */
const value: RunnableKind = {
  kind: "value",
  named: true,
  names: (cell) => ({ reads: [], defines: [cell.name!] }),
  run: async ({ cell }) => ({ values: { [cell.name!]: JSON.parse(cell.source) as unknown } }),
};

/** The same as a control, as sliders are. */
const slider: RunnableKind = { ...value, kind: "slider", control: true };

/** A drawing that waits until somebody looks at it, as the programs of script cells do. */
let look: () => void;
const seen = new Promise<void>((resolve) => (look = resolve));
const drawing: RunnableKind = {
  kind: "drawing",
  named: true,
  names: () => ({ reads: [], defines: [] }),
  run: async (context) => {
    context.waiting(true);
    await seen;
    context.waiting(false);
    return {};
  },
};

/** Shows a first figure, and its last one when told to. */
let finish: () => void;
const finished = new Promise<void>((resolve) => (finish = resolve));
const refined: RunnableKind = {
  kind: "refined",
  named: true,
  names: ({ name }) => ({ reads: [], defines: [name!] }),
  run: async (context) => {
    context.show({ findings: ["99 of 999"] });
    await finished;
    return { findings: ["999 of 999"], values: { [context.cell.name!]: 7 } };
  },
};

/** No page here: nothing to draw into. */
const frames: ScriptFrames = {
  mount: () => () => undefined,
  run: () => Promise.reject(new Error("no frames in this test")),
  remove: () => undefined,
};

const rows = [
  { beat: "0421", n: 3 },
  { beat: "0422", n: 5 },
];

const datasets: DatasetSource = {
  load: async (_, reference) => ({
    streams: [encodeRows(rows)],
    rows: rows.length,
    reference,
    kept: true,
  }),
  parts: () => Promise.reject(new Error("not a file of this test")),
  open: () => Promise.reject(new Error("not a file of this test")),
  keep: async (_, reference) => reference,
};

function read(body: string, head = ""): NotebookDocument {
  const text = `---\nbeatbook: 1\ntitle: Test\n${head}---\n\n${body}`;
  const result = readNotebook(text, ["sql", "value", "slider", "drawing", "refined", "text"]);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.document;
}

const cell = (kind: string, name: string, source: string) =>
  `\`\`\`${kind} ${name}\n${source}\n\`\`\`\n\n`;

describe("a session on the real engine", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  let session: Session | null = null;

  beforeAll(async () => {
    opened = await openEngine();
  });
  afterAll(() => opened.close());
  afterEach(() => {
    session?.stopAll();
    session = null;
  });

  function open(document: NotebookDocument): Session {
    const kindOf = (kind: string) => ({ sql, value, slider, drawing, refined })[kind];
    return (session = new Session({ document, kindOf, engine: opened.engine, frames, datasets }));
  }

  const idOf = (of: Session, name: string) => {
    const { document } = of.getState();
    return document.order.find((id) => document.cells[id]!.name === name)!;
  };
  const stateOf = (of: Session, name: string) => of.getState().cells[idOf(of, name)]!;

  const until = (of: Session, holds: () => boolean) =>
    new Promise<void>((resolve) => {
      if (holds()) return resolve();
      const stop = of.subscribe(() => {
        if (holds()) resolve(stop());
      });
    });
  const settled = (of: Session, name: string, status: CellStatus = "done") =>
    until(of, () => stateOf(of, name).status === status && !stateOf(of, name).stale);

  const ask = async (text: string) => decodeTable(await opened.engine.query(text)).objects();
  const edit = (of: Session, name: string, source: string) =>
    of.apply({ type: "edit-source", id: idOf(of, name), source });

  test("runs a chain from a dataset through values to a figure", async () => {
    const body =
      cell("sql", "total", "select sum(n) as total from chosen") +
      cell("value", "beat", '"0422"') +
      cell("sql", "chosen", "from places where beat = $beat");
    const running = open(read(body, "datasets:\n  places: {source: sample}\n"));
    await settled(running, "total");
    expect(await ask("from total")).toEqual([{ total: 5 }]);
    edit(running, "beat", '"0421"');
    await settled(running, "total");
    expect(await ask("from total")).toEqual([{ total: 3 }]);
  });

  test("edited code turns stale, waits, and is fresh again after undo without running", async () => {
    const running = open(read(cell("sql", "one", "select 1 as n")));
    await settled(running, "one");
    const { generation } = stateOf(running, "one");
    edit(running, "one", "select 2 as n");
    expect(stateOf(running, "one")).toMatchObject({ status: "done", stale: true });
    running.undo();
    expect(stateOf(running, "one")).toMatchObject({ status: "done", stale: false, generation });
  });

  test("cells below a failure are blocked by its name and run once it is mended", async () => {
    const body =
      cell("sql", "broken", "select nonsense from one") +
      cell("sql", "one", "select 1 as n") +
      cell("sql", "next", "from broken") +
      cell("sql", "last", "from next");
    const running = open(read(body));
    await until(running, () => stateOf(running, "last").status === "blocked");
    expect(stateOf(running, "broken").problem?.message).toContain("nonsense");
    expect(stateOf(running, "broken").problem?.position).toBe(7);
    expect(stateOf(running, "last").blockedBy).toMatchObject({ name: "broken", why: "failed" });
    edit(running, "broken", "select n from one");
    running.run(idOf(running, "broken"));
    await settled(running, "last");
    expect(await ask("from last")).toEqual([{ n: 1 }]);
  });

  test("a stopped query is cancelled, its table stays as it was, and the next one runs", async () => {
    const running = open(read(cell("sql", "slow", "select 7 as n")));
    await settled(running, "slow");
    edit(running, "slow", "select count(*) as n from range(10000000) a, range(10000000) b");
    running.run(idOf(running, "slow"));
    await until(running, () => stateOf(running, "slow").status === "running");
    running.stop(idOf(running, "slow"));
    await until(running, () => stateOf(running, "slow").status === "cancelled");
    expect(await ask("from slow")).toEqual([{ n: 7 }]);
    edit(running, "slow", "select 8 as n");
    running.run(idOf(running, "slow"));
    await settled(running, "slow");
    expect(await ask("from slow")).toEqual([{ n: 8 }]);
  });

  test("latest wins: a value that changes under a run starts it again", async () => {
    const body =
      cell("value", "many", "30000000") +
      cell("sql", "counted", "select count(*) as n from range($many) where random() >= 0");
    const running = open(read(body));
    await until(running, () => stateOf(running, "counted").status === "running");
    edit(running, "many", "5");
    await settled(running, "counted");
    expect(await ask("from counted")).toEqual([{ n: 5 }]);
  });

  test("in a manual notebook nothing runs until it is asked, and what it needs runs with it", async () => {
    const body =
      cell("sql", "base", "select 4 as n") + cell("sql", "doubled", "select n * 2 as n from base");
    const running = open(read(body, "auto: false\n"));
    await until(running, () => running.getState().engine === "ready");
    expect(stateOf(running, "base").status).toBe("idle");
    running.run(idOf(running, "doubled"));
    await settled(running, "doubled");
    expect(await ask("from doubled")).toEqual([{ n: 8 }]);
  });

  test("in a manual notebook a control is never stale, and what reads it is", async () => {
    const body = cell("slider", "least", "3") + cell("sql", "many", "select $least + 1 as n");
    const running = open(read(body, "auto: false\n"));
    await settled(running, "least");
    expect(stateOf(running, "many").status).toBe("idle");
    running.run(idOf(running, "many"));
    await settled(running, "many");
    edit(running, "least", "8");
    await settled(running, "least");
    expect(stateOf(running, "many")).toMatchObject({ status: "done", stale: true });
    running.run(idOf(running, "many"));
    await settled(running, "many");
    expect(await ask("from many")).toEqual([{ n: 9 }]);
  });

  test("a deleted cell takes its table along and undo brings both back", async () => {
    const running = open(read(cell("sql", "gone", "select 1 as n")));
    await settled(running, "gone");
    running.apply({ type: "delete-cell", id: idOf(running, "gone") });
    await until(running, () => running.getState().catalog.length === 0);
    running.undo();
    await settled(running, "gone");
    expect(await ask("from gone")).toEqual([{ n: 1 }]);
  });

  test("a cell that was deleted while it ran runs again after undo, and what reads it, too", async () => {
    const long = "select count(*) as n from range(50000000) where hash(range) % 7 = 0";
    const body = cell("sql", "long", long) + cell("sql", "after", "select n > 0 as some from long");
    const running = open(read(body));
    await settled(running, "long", "running");
    running.apply({ type: "delete-cell", id: idOf(running, "long") });
    running.undo();
    await settled(running, "after");
    expect(await ask("from after")).toEqual([{ some: true }]);
  });

  test("a cell that waits to be seen is queued and nothing is busy", async () => {
    const running = open(read(cell("drawing", "unseen", "")));
    await until(running, () => stateOf(running, "unseen").status === "queued");
    await until(running, () => running.getState().busy === 0);
    const went = until(running, () => running.getState().busy === 1);
    look();
    await went;
    await settled(running, "unseen");
    expect(stateOf(running, "unseen").milliseconds).toBeLessThan(1_000);
  });

  test("an early result is on the screen while its run goes on, and nothing runs on it", async () => {
    const body = cell("refined", "counted", "") + cell("sql", "after", "select $counted as n");
    const running = open(read(body));
    await until(running, () => stateOf(running, "counted").result !== undefined);
    expect(stateOf(running, "counted")).toMatchObject({
      status: "running",
      result: { findings: ["99 of 999"] },
    });
    expect(stateOf(running, "after").status).not.toBe("done");
    finish();
    await settled(running, "after");
    expect(stateOf(running, "counted").result?.findings).toEqual(["999 of 999"]);
  });

  test("a renamed cell leaves its old name behind", async () => {
    const running = open(read(cell("sql", "old_name", "select 1 as n")));
    await settled(running, "old_name");
    running.apply({ type: "rename-cell", id: idOf(running, "old_name"), name: "new_name" });
    await settled(running, "new_name");
    expect(await opened.engine.table("old_name")).toBeNull();
  });

  test("rows from a value become a table when a query names them after from", async () => {
    const body =
      cell("value", "points", '[{"x": 1, "y": "a"}, {"x": 2, "y": "b"}]') +
      cell("sql", "wide", "select sum(x) as x from points");
    const running = open(read(body));
    await settled(running, "wide");
    expect(await ask("from wide")).toEqual([{ x: 3 }]);
  });

  test("a circle and a name used twice name the cells and let the others run", async () => {
    const body =
      cell("sql", "hen", "from egg") +
      cell("sql", "egg", "from hen") +
      cell("sql", "free", "select 1 as n");
    const running = open(read(body));
    await settled(running, "free");
    expect(stateOf(running, "hen").problem?.message).toMatch(/egg.*hen|hen.*egg/);
    expect(stateOf(running, "hen").status).toBe("failed");
  });
});
