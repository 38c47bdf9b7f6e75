// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { usePlan, type Trying } from "@/cells/deployment/use-plan";
import type { DeploymentView } from "@/cells/deployment/view-data";
import { useTried, type TriedState } from "@/cells/patrol/use-tried";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
beforeEach(() => {
  root = createRoot(document.createElement("div"));
});
afterEach(() => act(() => root.unmount()));

/** Calls a hook as a component does, again with each rendering. */
function held<Args extends unknown[], State>(use: (...args: Args) => State) {
  let state: State;
  function Holder({ args }: { args: Args }) {
    const now = use(...args);
    state = now;
    return null;
  }
  return {
    show: (...args: Args) => act(() => root.render(<Holder args={args} />)),
    now: () => state,
  };
}

describe("what is tried beside the notebook", () => {
  const hold = () => held<[string, string?], TriedState<number>>(useTried);

  test("does not come back when what was kept is undone", () => {
    const { show, now } = hold();
    show("as before");
    act(() => now().setTried(() => 1));
    expect(now().tried).toBe(1);
    show("kept");
    expect(now().tried).toBeNull();
    show("as before");
    expect(now().tried).toBeNull();
  });

  test("is gone when it is undone before there is a result of it", () => {
    const { show, now } = hold();
    show("as before", "a: 1");
    act(() => now().setTried((before) => (before ?? 0) + 1));
    act(() => now().write("a: 2"));
    expect(now().tried).toBe(1);
    show("as before", "a: 2");
    expect(now().tried).toBe(1);
    show("as before", "a: 1");
    expect(now().tried).toBeNull();
  });

  test("stays while other parameters change, and when it could not be written", () => {
    const { show, now } = hold();
    show("as before", "a: 1");
    act(() => now().setTried(() => 1));
    act(() => now().write("a: 1"));
    show("as before", "a: 1\nb: 2");
    expect(now().tried).toBe(1);
  });
});

test("a change that breaks the planner is said, and its planning ends", async () => {
  vi.useFakeTimers();
  class Broken extends EventTarget {
    postMessage() {
      this.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
    }
    terminate() {}
  }
  vi.stubGlobal("Worker", Broken);
  const beatNames = Array.from({ length: 101 }, (_, beat) => `Beat ${beat}`);
  const view = {
    asked: { rules: { goal: "return", effect: 30, units: { night: 20 } }, seed: 1 },
    ground: { beatNames, shiftNames: ["night"], stationNames: [""], today: null, crew: 1 },
    expected: { harm: new Float64Array(101) },
    found: { plan: "of the notebook" },
  } as unknown as DeploymentView;
  const { show, now } = held<[], Trying>(() => usePlan(view, ""));
  show();
  act(() => now().change({ effect: 40 }));
  expect(now().isPlanning).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(now()).toMatchObject({ isPlanning: false, isTried: true, planned: view.found });
  expect(now().problem).toBe(
    "This change could not be planned: A background task could not run: out of memory. Go back, or try another one.",
  );
  vi.useRealTimers();
});

test("a plan that was tried is not shown on other beats", async () => {
  vi.useFakeTimers();
  const viewOf = (beats: number) =>
    ({
      asked: {
        ...{ seed: 1 },
        rules: { goal: "return", most: 4, least: 0, alone: 4, explore: 0, effect: 30, round: 1 },
      },
      ground: {
        beatNames: Array.from({ length: beats }, (_, beat) => `Beat ${beat}`),
        station: new Int32Array(beats),
        ...{ stationNames: ["North"], shiftNames: ["night"], today: null, todayOfficers: null },
        ...{ alone: new Uint8Array(beats), travel: null },
      },
      expected: { harm: new Float64Array(beats).fill(1) },
      found: { plan: `of ${beats} beats` },
    }) as unknown as DeploymentView;
  const { show, now } = held<[DeploymentView], Trying>((view) => usePlan(view, ""));
  show(viewOf(3));
  act(() => now().change({ effect: 40 }));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(now().planned.plan.turns).toHaveLength(3);
  const more = viewOf(5);
  show(more);
  expect(now()).toMatchObject({ isPlanning: true, planned: more.found });
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(now().planned.plan.turns).toHaveLength(5);
  vi.useRealTimers();
});
