import { describe, expect, test } from "vitest";
import { plan, type PlanCell } from "@/lib/session/plan";

const cell = (id: string, more: Partial<PlanCell> = {}): PlanCell => ({
  id,
  label: id,
  parents: [],
  datasets: [],
  hash: `${id}1`,
  ranHash: null,
  triedHash: null,
  outcome: "none",
  runningHash: null,
  wanted: false,
  auto: true,
  held: false,
  library: false,
  problem: null,
  ...more,
});

const done = (id: string, more: Partial<PlanCell> = {}) =>
  cell(id, { ranHash: `${id}1`, triedHash: `${id}1`, outcome: "done", ...more });

const decide = (cells: PlanCell[], datasets = {}) => Object.fromEntries(plan(cells, datasets));

describe("the plan", () => {
  test("an automatic cell that never ran starts", () => {
    expect(decide([cell("a")]).a).toMatchObject({ status: "queued", action: "start" });
  });

  test("a manual cell waits until it is asked", () => {
    expect(decide([cell("a", { auto: false })]).a).toMatchObject({ status: "idle", action: null });
    expect(decide([cell("a", { auto: false, wanted: true })]).a).toMatchObject({ action: "start" });
  });

  test("edited code waits for Run, and its last result is stale", () => {
    const edited = done("a", { hash: "a2", held: true });
    expect(decide([edited]).a).toMatchObject({ status: "done", stale: true, action: null });
  });

  test("undoing the edit makes it fresh again without running", () => {
    expect(decide([done("a")]).a).toMatchObject({ status: "done", stale: false, action: null });
  });

  test("a child waits while its parent is queued, then starts", () => {
    const child = cell("b", { parents: ["a"] });
    expect(decide([cell("a"), child]).b).toMatchObject({ status: "queued", action: null });
    expect(decide([done("a"), child]).b).toMatchObject({ status: "queued", action: "start" });
  });

  test("a child of a stale parent that waits for Run does not run on old figures", () => {
    const parent = done("a", { hash: "a2", held: true });
    const child = done("b", { parents: ["a"], hash: "b2" });
    expect(decide([parent, child]).b).toMatchObject({ status: "done", stale: true, action: null });
  });

  test("below a failure every cell names the one that failed, not the one before it", () => {
    const failed = cell("a", { outcome: "failed", triedHash: "a1" });
    const decisions = decide([
      failed,
      cell("b", { parents: ["a"] }),
      cell("c", { parents: ["b"] }),
    ]);
    expect(decisions.b).toMatchObject({ status: "blocked", blockedBy: { id: "a" } });
    expect(decisions.c).toMatchObject({ status: "blocked", blockedBy: { id: "a" } });
  });

  test("a blocked cell runs by itself once the cell before it is mended", () => {
    const child = cell("b", { parents: ["a"], outcome: "blocked", hash: "b2" });
    expect(decide([done("a"), child]).b).toMatchObject({ status: "queued", action: "start" });
  });

  test("what failed is not tried again until something changes", () => {
    const failed = cell("a", { outcome: "failed", triedHash: "a1" });
    expect(decide([failed]).a).toMatchObject({ status: "failed", action: null });
    expect(decide([{ ...failed, hash: "a2" }]).a).toMatchObject({ action: "start" });
  });

  test("a newer run takes the place of the one under way", () => {
    const running = done("a", { runningHash: "a1", hash: "a2" });
    expect(decide([running]).a).toMatchObject({ status: "queued", action: "abort", wanted: true });
  });

  test("typing in a running cell does not stop its run", () => {
    const running = cell("a", { runningHash: "a1", hash: "a2", held: true });
    expect(decide([running]).a).toMatchObject({ status: "running", action: null });
  });

  test("a cell waits for its dataset and says so when the dataset is missing", () => {
    const reader = cell("a", { datasets: ["fir"] });
    expect(decide([reader], { fir: "loading" }).a).toMatchObject({
      status: "queued",
      action: null,
    });
    expect(decide([reader], { fir: "ready" }).a).toMatchObject({ action: "start" });
    expect(decide([reader], { fir: "missing" }).a).toMatchObject({
      status: "blocked",
      blockedBy: { id: null, name: "fir" },
    });
  });

  test("half-typed code is no failure until it is asked to run", () => {
    const problem = { message: "Unexpected token" };
    const typing = done("a", { hash: "a2", held: true, problem });
    expect(decide([typing]).a).toMatchObject({ status: "done", stale: true });
    expect(decide([{ ...typing, wanted: true }]).a).toMatchObject({ status: "failed" });
  });

  test("a library is done without running", () => {
    expect(decide([cell("a", { library: true })]).a).toMatchObject({
      status: "done",
      action: null,
    });
  });
});
