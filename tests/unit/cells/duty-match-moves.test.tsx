// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import type { DutyMatchView } from "@/cells/duty-match/view-data";
import { WhatIf } from "@/cells/duty-match/what-if";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

/** Beats of one shift, of which the last has too much crime for its duty. */
function viewOf(names: readonly string[]): DutyMatchView {
  const each = (value: number) => new Float64Array(names.length).fill(value);
  return {
    beats: { names, by: ["station", "beat"] },
    shifts: [{ name: "night", from: 0, to: 0 }],
    counts: each(10),
    hours: each(100),
    options: { least: 5 },
    match: {
      levels: {
        cells: {
          flags: names.map((_, at) => (at === names.length - 1 ? "under-served" : "in line")),
          low: each(1),
          high: each(1),
        },
      },
    },
    moves: [],
  } as unknown as DutyMatchView;
}

test("choices of beats begin anew when the cell reads a table with fewer", () => {
  const place = document.createElement("div");
  const root = createRoot(place);
  const moving = { moves: [], set: () => undefined, after: null, areKept: true };
  const show = (names: readonly string[]) =>
    act(() => root.render(<WhatIf view={viewOf(names)} moving={moving} keep={() => undefined} />));
  show(["A · 1", "A · 2", "B · 1", "B · 2"]);
  show(["C · 1", "C · 2"]);
  const chosen = [...place.querySelectorAll("select")].map(
    (select) => select.options[select.selectedIndex]!.textContent,
  );
  expect(chosen.slice(0, 2)).toEqual(["C · 1", "C · 2"]);
  act(() => root.unmount());
});
