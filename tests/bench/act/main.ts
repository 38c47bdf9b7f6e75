import { hindsight, type PlanScore, type Share } from "@/lib/methods/patrol/score";
import type { RatioInterval } from "@/lib/methods/statistics/block-bootstrap";
import { harmWeights, otherWeight, readChicago } from "./chicago";
import { scoreChicago, totals } from "./study";
import { compareWays, type Way } from "./ways";

/** The tables of docs/methods/deployment-score.md by the name of their marks. */
export async function tables(file: string): Promise<Record<string, string>> {
  const byDistrict = await readChicago(file, "district");
  const byBeat = await readChicago(file, "beat");
  const found: Record<string, string> = { weights: weightsTable() };
  for (const [name, panel] of [
    ["districts", byDistrict],
    ["beats", byBeat],
  ] as const) {
    const scores: PlanScore[] = [];
    for (const total of totals) scores.push(await scoreChicago(panel, total));
    found[name] = scoreTable(scores);
    found[`${name}-quarters`] = quarterTable(scores[1]!);
  }
  found.ways = waysTable(compareWays(byBeat), compareWays(byDistrict));
  return found;
}

const shown = (value: number, decimals: number) => {
  const text = (100 * value).toFixed(decimals);
  return (/[1-9]/.test(text) ? text : text.replace("-", "")).replace("-", "−");
};
const percent = (value: number) => shown(value, 1);
const range = ({ ratio, low, high }: RatioInterval, decimals = 1) =>
  `${shown(ratio, decimals)} (${shown(low!, decimals)} to ${shown(high!, decimals)})`;

const negative = ({ ratio, low, high }: RatioInterval): RatioInterval => ({
  ratio: -ratio,
  low: -high!,
  high: -low!,
});

function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((head, i) => (i === 0 || head === "Strategy" ? "---" : "---:"));
  return [line(heads), line(rule), ...rows.map(line)].join("\n");
}

const weightsTable = () =>
  toTable(
    ["FBI code", "Recorded crime", "Years"],
    [
      ...harmWeights.map(([code, what, years]) => [code, what, String(years)]),
      ["others", "", String(otherWeight)],
    ],
  );

function scoreTable(scores: readonly PlanScore[]): string {
  const rows = totals.flatMap((total, t) => {
    const { strategies, gains, regret } = scores[t]!;
    return strategies.map(({ name, crimeInside, harmInside, crimeReached, harmReached }) => {
      const gain = gains.find(({ against }) => against === name);
      const short = (share: Share) => percent(share.ratio);
      return [
        String(total),
        name,
        short(crimeInside),
        short(harmInside),
        short(crimeReached),
        range(harmReached),
        gain
          ? `${range(gain, 2)} ${gain.verdict}`
          : name === hindsight
            ? range(negative(regret), 2)
            : "",
      ];
    });
  });
  const heads = ["Units", "Strategy", "Crime inside", "Harm inside", "Crime reached"];
  return toTable([...heads, "Harm reached (95 %)", "Plan less this, points (95 %)"], rows);
}

/** Harm reached in each quarter. */
const quarterTable = ({ strategies }: PlanScore) =>
  toTable(
    ["Harm reached, 60 units", "Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec"],
    strategies.map(({ name, harmReached }) => [
      name,
      ...harmReached.windows.map((each) => (each === null ? "–" : percent(each))),
    ]),
  );

const waysTable = (beats: readonly Way[], districts: readonly Way[]) =>
  toTable(
    [
      "Expected from",
      "Beats: deviance",
      "of harm",
      "harm reached, %",
      "Districts: deviance",
      "of harm",
      "harm reached, %",
    ],
    beats.map((way, i) => [
      way.name,
      ...[way, districts[i]!].flatMap(({ deviance, harmDeviance, reached }) => [
        deviance.toFixed(2),
        harmDeviance.toFixed(2),
        (100 * reached).toFixed(2),
      ]),
    ]),
  );
