import { days, flags, numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { NearRepeat } from "@/lib/methods/spatial/near-repeat/near-repeat";
import { milliseconds } from "./days";
import type { PlacedZone } from "./find";

/** One band of a near-repeat table. */
export interface Band {
  /** Metres; `to` is Infinity for everything farther. */
  from: number;
  to: number;
  /** Days, from `since` to before `until`. */
  since: number;
  until: number;
  observed: number;
  expected: number;
  ratio: number;
  p: number;
  /** NaN where the band has no end and is not tested. */
  adjusted: number;
  raised: boolean;
}

/** The bands, row after row of the classic table. */
export function bandsOf(tested: NearRepeat): Band[] {
  const { spaceBreaks, timeBreaks } = tested;
  return spaceBreaks.slice(0, -1).flatMap((from, row) =>
    timeBreaks.slice(0, -1).map((since, column): Band => {
      const at = row * (timeBreaks.length - 1) + column;
      return {
        from,
        to: spaceBreaks[row + 1]!,
        since,
        until: timeBreaks[column + 1]!,
        observed: tested.observed[at]!,
        expected: tested.expected[at]!,
        ratio: tested.ratio[at]!,
        p: tested.p[at]!,
        adjusted: tested.adjusted[at]!,
        raised: tested.raised.some((band) => band.from === from && band.since === since),
      };
    }),
  );
}

/** Arrow of the bands; null in `metres_to` and `days_to` is "and more". */
export function bandTable(tested: NearRepeat): Uint8Array {
  const bands = bandsOf(tested);
  return toStream([
    ["metres_from", numbers(bands.map(({ from }) => from))],
    ["metres_to", numbers(bands.map(({ to }) => to))],
    ["days_from", numbers(bands.map(({ since }) => since))],
    ["days_to", numbers(bands.map(({ until }) => until))],
    ["pairs", numbers(bands.map(({ observed }) => observed))],
    ["expected", numbers(bands.map(({ expected }) => expected))],
    ["ratio", numbers(bands.map(({ ratio }) => ratio))],
    ["p", numbers(bands.map(({ p }) => p))],
    ["p_adjusted", numbers(bands.map(({ adjusted }) => adjusted))],
    ["raised", flags(bands.map(({ raised }) => raised))],
  ]);
}

/** Arrow of the zones, the strongest first. */
export function zoneTable(zones: readonly PlacedZone[], asOf: number): Uint8Array {
  const dates = (list: number[]) => days(list.map((day) => day * milliseconds));
  return toStream([
    ["rank", wholes(zones.map((_, i) => i + 1))],
    ["ratio", numbers(zones.map(({ ratio }) => ratio))],
    ["until", dates(zones.map(({ until }) => until))],
    ["days_left", wholes(zones.map(({ until }) => until - asOf))],
    ["incidents", wholes(zones.map(({ incidents }) => incidents))],
    ["latest_incident", dates(zones.map(({ latest }) => latest))],
    ["latitude", numbers(zones.map(({ latitude }) => latitude))],
    ["longitude", numbers(zones.map(({ longitude }) => longitude))],
    ["area_km2", numbers(zones.map(({ km2 }) => km2))],
    ["geometry", words(zones.map(({ geometry }) => geometry))],
  ]);
}
