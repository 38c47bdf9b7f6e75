import type { PlanScore, Share } from "@/lib/methods/patrol/score";
import { days, numbers, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";

interface Row {
  strategy: string;
  origin: number | null;
  until: number | null;
  shares: Shares;
  harm: Pick<Share, "low" | "high"> | null;
  gain: { ratio: number; low: number | null; high: number | null; verdict: string | null } | null;
}

/** Null where nothing came. */
type Shares = [
  crimeInside: number | null,
  harmInside: number | null,
  crimeReached: number | null,
  harmReached: number | null,
];

const lastDay = 86_400_000;

/** A row a strategy for all plans together, with intervals; then one for each plan of the past; none where it was not tried. */
export function scoreTable(
  score: PlanScore | null,
  windows: readonly { from: number; end: number }[],
): Uint8Array {
  const { strategies, gains } = score ?? { strategies: [], gains: [] };
  const rows = strategies.flatMap(({ name, ...own }): Row[] => {
    const all = [own.crimeInside, own.harmInside, own.crimeReached, own.harmReached] as const;
    const gain = gains.find(({ against }) => against === name) ?? null;
    const of = (value: (share: Share) => number | null) => all.map(value) as Shares;
    return [
      {
        ...{ strategy: name, origin: null, until: null, harm: own.harmReached, gain },
        shares: of(({ ratio }) => ratio),
      },
      ...windows.map(({ from, end }, w) => ({
        ...{ strategy: name, origin: from, until: end - lastDay, harm: null, gain: null },
        shares: of((share) => share.windows[w] ?? null),
      })),
    ];
  });
  const of = (value: (row: Row) => number | null) => numbers(rows.map(value));
  return toStream([
    ["strategy", words(rows.map(({ strategy }) => strategy))],
    ["origin", days(rows.map(({ origin }) => origin))],
    ["until", days(rows.map(({ until }) => until))],
    ["crime_inside", of(({ shares }) => shares[0])],
    ["harm_inside", of(({ shares }) => shares[1])],
    ["crime_reached", of(({ shares }) => shares[2])],
    ["harm_reached", of(({ shares }) => shares[3])],
    ["harm_reached_low", of(({ harm }) => harm?.low ?? null)],
    ["harm_reached_high", of(({ harm }) => harm?.high ?? null)],
    ["plan_gain", of(({ gain }) => gain?.ratio ?? null)],
    ["plan_gain_low", of(({ gain }) => gain?.low ?? null)],
    ["plan_gain_high", of(({ gain }) => gain?.high ?? null)],
    ["verdict", words(rows.map(({ gain }) => gain?.verdict ?? null))],
  ]);
}
