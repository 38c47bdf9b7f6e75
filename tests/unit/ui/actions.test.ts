// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { Actions } from "@/app/(pages)/notebooks/[id]/_notebook/actions";
import { PageStore } from "@/app/(pages)/notebooks/[id]/_notebook/page-store";
import { sampleVersion } from "@/datasets/sample/sample";
import { apply } from "@/lib/notebook/apply";
import { readNotebook } from "@/lib/notebook/format";
import { push, startHistory, undo } from "@/lib/notebook/history";
import type { NotebookSession } from "@/lib/session/state";

const text = `---
beatbook: 1
title: Actions
---

\`\`\`sql one
select 1
\`\`\`

\`\`\`chart two
data: one
\`\`\`

\`\`\`sql three
from one
\`\`\`
`;

/** The document half of a session: real operations and history, and nothing that runs. */
function documentSession(): NotebookSession {
  const read = readNotebook(text, ["sql", "chart"]);
  if (!read.ok) throw new Error(read.errors[0]?.message);
  let history = startHistory(read.document);
  const session: Partial<NotebookSession> = {
    getState: () =>
      ({ document: history.present, catalog: [], cells: {} }) as unknown as ReturnType<
        NotebookSession["getState"]
      >,
    apply: (operation, options) => {
      const applied = apply(history.present, operation);
      if (applied.ok) history = push(history, applied.document, options);
      return applied;
    },
    undo: () => void (history = undo(history)),
    run: () => {},
  };
  return session as NotebookSession;
}

let actions: Actions;

beforeEach(() => {
  actions = new Actions(documentSession(), new PageStore());
});

const names = () => actions.order.map((id) => actions.cell(id)?.name ?? null);

test("a cell moves by one place and not past the ends", () => {
  actions.moveBy("c1", 1);
  expect(names()).toEqual(["two", "one", "three"]);
  actions.moveBy("c3", 1);
  actions.moveBy("c2", -1);
  expect(names()).toEqual(["two", "one", "three"]);
});

test("a duplicate stands below under a free name", () => {
  actions.duplicate("c1");
  expect(names()).toEqual(["one", "one_2", "two", "three"]);
});

test("a deleted cell comes back where it was with one undo, and its neighbour is selected", () => {
  actions.delete("c2");
  expect(names()).toEqual(["one", "three"]);
  expect(actions.page.getState().selected).toBe("c3");
  actions.session.undo();
  expect(names()).toEqual(["one", "two", "three"]);
});

test("typing without a pause is one step of undo", () => {
  for (const source of ["s", "se", "sel"]) actions.edit("c1", source);
  actions.session.undo();
  expect(actions.cell("c1")?.source).toBe("select 1");
});

test("typing in another cell begins a new step", () => {
  actions.edit("c1", "a");
  actions.edit("c3", "b");
  actions.session.undo();
  expect(actions.cell("c1")?.source).toBe("a");
  expect(actions.cell("c3")?.source).toBe("from one");
});

test("a chart that becomes code keeps its name and place, and one undo brings the chart back", () => {
  actions.toCode("c2");
  expect(names()).toEqual(["one", "two", "three"]);
  expect(actions.cell(actions.order[1] ?? "")?.kind).toBe("script");
  actions.session.undo();
  expect(actions.cell("c2")?.kind).toBe("chart");
});

test("a cell whose code follows from what it read stays what it is until it has run", () => {
  actions.insert("grid", 1);
  const id = actions.order[1] ?? "";
  actions.toCode(id);
  expect(actions.cell(id)?.kind).toBe("grid");
});

test("a cell says automatic or manual itself only while it differs from the notebook", () => {
  actions.toggleAuto("c1");
  expect(actions.cell("c1")?.options).toEqual({ auto: false });
  actions.toggleAuto("c1");
  expect(actions.cell("c1")?.options).toEqual({});
});

test("a new cell of a kind that needs a name gets a free one and its code is open", () => {
  actions.insert("sql", 1);
  const id = actions.order[1] ?? "";
  expect(actions.cell(id)?.name).toMatch(/^sql/);
  expect(actions.page.getState().open.has(id)).toBe(true);
});

test("the sample city comes once, under free names, and goes with one undo", () => {
  const sources = () =>
    Object.entries(actions.session.getState().document.datasets).map(
      ([name, { source, version }]) => [name, source, version],
    );
  actions.insert("sql", 0);
  actions.session.apply({ type: "rename-cell", id: actions.order[0]!, name: "beats" });
  actions.addSample();
  const added = [
    ["fir", "sample", sampleVersion],
    ["beats_2", "sample-beats", sampleVersion],
    ["duty", "sample-duty", sampleVersion],
  ];
  expect(sources()).toEqual(added);
  actions.addSample();
  expect(sources()).toEqual(added);
  actions.session.undo();
  expect(sources()).toEqual([]);
});
