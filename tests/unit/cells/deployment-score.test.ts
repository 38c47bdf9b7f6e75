import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { deploymentKind } from "@/cells/deployment";
import { deploy, type Deployment, type DeploymentInput } from "@/cells/deployment/compute";
import { deploymentSchema } from "@/cells/deployment/params";
import { rulesOf } from "@/cells/deployment/rules";
import { run } from "@/cells/deployment/run";
import { tryOnPast, type ScoreInput, type Tried } from "@/cells/deployment/score";
import type { DeploymentView } from "@/cells/deployment/view-data";
import { chance } from "@/lib/methods/chance";
import { scoreWindows } from "@/lib/methods/patrol/score";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/**
 * Four beats, 56 weeks, two shifts. West has three cases of hurt every night, the others one theft by
 * day every fourth day; each beat has one unit in each shift of every day.
 */
const cases = `select 'City' as station, beat, timestamp '2023-01-02' + to_days(d::int) + to_hours(h::int) as occurred_from, head
  from (
    select 'West' as beat, i // 3 as d, 23 as h, 'HURT' as head from range(3 * 56 * 7) t(i)
    union all select beat, i * 4 + length(beat) % 4, 10, 'THEFT'
    from range(56 * 7 // 4) t(i), (values ('North'), ('East'), ('West'), ('Middle')) b(beat))`;

const roster = `select 'City' as station, beat, shift, timestamp '2023-01-02' + to_days(i::int) + to_hours(if(shift = 'day', 6, 22)) as starts_at,
  starts_at + to_hours(if(shift = 'day', 16, 8)) as ends_at
  from range(56 * 7) t(i), (values ('day'), ('night')) s(shift), (values ('North'), ('East'), ('West'), ('Middle')) b(beat)`;

test.each([
  ["a roster", true],
  ["stations alone", false],
] as const)("a plan of the past uses nothing of what came after it: %s", async (_, hasRoster) => {
  const [beats, weeks, windows] = [6, 60, scoreWindows(60, { origins: 6, horizon: 4, least: 26 })];
  const by = chance(1);
  const counts = Float64Array.from({ length: beats * weeks }, () => by.below(4));
  const reached = async (history: Float64Array, today: Float64Array) => {
    const input = {
      history: { places: beats, shifts: 1, stepDays: 7, counts: history },
      ...{ horizon: 4, given: null, seconds: 1, seed: 1 },
      ground: {
        beatNames: Array.from({ length: beats }, (_, beat) => `Beat ${beat}`),
        ...{
          station: Int32Array.of(0, 0, 0, 1, 1, 1),
          stationNames: ["A", "B"],
          shiftNames: ["day"],
        },
        ...{
          today: hasRoster ? today : null,
          todayOfficers: null,
          alone: new Uint8Array(beats),
          travel: null,
        },
      },
      rules: rulesOf(deploymentSchema.parse({ data: "fir", move: "station" })),
    };
    const { problem } = await deploy(input);
    const duty = hasRoster
      ? windows.map((_, w) => ({
          before: Float64Array.of(3, 3, 3, 5, 2, 2),
          then: w === 5 ? today : null,
        }))
      : null;
    const { score } = await tryOnPast({ ...input, today: problem, windows, duty }, () => undefined);
    return score!.strategies.map(({ harmReached }) => harmReached.windows);
  };
  const last = windows.at(-1)!.from * beats;
  const [before, after] = [
    await reached(counts, Float64Array.of(3, 3, 3, 3, 3, 3)),
    // The roster of all weeks has as many turns a station, at other beats.
    await reached(
      counts.map((each, i) => (i < last ? each : 9 * (i % beats))),
      Float64Array.of(0, 0, 9, 9, 0, 0),
    ),
  ];
  before.forEach((windowsOf, strategy) => {
    expect(after[strategy]!.slice(0, -1)).toEqual(windowsOf.slice(0, -1));
  });
});

describe("a deployment plan tried on the past", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const early: unknown[] = [];
  const runCell = (more: string) =>
    run({
      ...contextOf(opened.engine, {
        kind: "deployment",
        name: "plan",
        source: `data: fir\nduty: duty\nby: [station, beat]\n${more}`,
      }),
      show: (shown) => early.push(shown),
    });
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.createTable("fir", cases);
    await opened.engine.createTable("duty", roster);
    vi.stubGlobal(
      "Worker",
      workerOf<DeploymentInput | ScoreInput, Deployment | Tried, Deployment>(
        (input, progress, emit) =>
          "windows" in input ? tryOnPast(input, progress) : deploy(input, progress, emit),
      ),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("shows the plan first, then says what plans of earlier dates would have reached", async () => {
    const { findings, provenance, view, sideTables } = await runCell("");
    expect(early).toHaveLength(1);
    const shown = (early[0] as { view: DeploymentView }).view.score;
    expect(shown).toMatchObject({ score: null, words: "Trying the plan on the past …" });
    const finding = findings!.find((each) => each.startsWith("Plans made this way"))!;
    const number = "[0-9.]+ %";
    expect(finding).toMatch(
      new RegExp(
        `^Plans made this way at 7 earlier dates would have reached ${number} of the incidents of the following 4 weeks; an equal split ${number}, the roster of those weeks ${number}, shifts in proportion to last year's incidents ${number} and hindsight ${number}\\. Allowing for chance in those weeks, that is better than an equal split and the roster of those weeks`,
      ),
    );
    expect(provenance!.join("\n")).toContain(
      "Tried on the past: 7 plans for 4 weeks each, from 17 Jul 2023 to 1 Jan 2024, made of the weeks before by the same rules, with the shifts that stations have in the whole roster; which beats had them, and so what may change, by the roster of the weeks before; the roster of those weeks scaled to as many",
    );
    expect((view as DeploymentView).score).toMatchObject({ said: { plans: 7, weeks: 4 } });
    expect(sideTables).toHaveLength(1);
    const rows = await ask(
      "select strategy, origin, harm_reached as share, harm_reached_low as low, verdict from plan_score order by origin nulls first, share",
    );
    expect(rows).toHaveLength(8 * 8);
    const [plan, equal, best] = ["plan", "equal split", "hindsight"].map((name) =>
      rows.find(({ strategy }) => strategy === name)!,
    ) as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
    expect(plan).toMatchObject({ origin: null, verdict: null });
    expect(equal.verdict).toBe("better");
    expect(Number(plan.low)).toBeGreaterThan(Number(equal.share));
    expect(Number(best.share)).toBeGreaterThanOrEqual(Number(plan.share));
  });

  test("says why where the past is too short, and leaves it out where nobody asks for it", async () => {
    const short = await runCell("from: 2023-08-01");
    expect(short.provenance!.join("\n")).toContain(
      "Not tried on the past: the history has 25 whole weeks, and two plans for 4 weeks after half a year need 34.",
    );
    expect(short.findings!.join("\n")).not.toContain("Plans made this way");
    expect(await ask("from plan_score")).toEqual([]);
    const without = await runCell("score: false");
    expect(without.sideTables).toBeUndefined();
    expect((without.view as DeploymentView).score).toBeNull();
    const cell = { kind: "deployment", name: "plan", source: "data: fir\nscore: false" };
    expect(deploymentKind.names!(cell as never).defines).toEqual(["plan", "plan_visits"]);
  });
});
