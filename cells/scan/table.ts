import { columnFromArray, dateDay, float64, int32, utf8 } from "@uwdata/flechette";
import { toStream } from "@/lib/table/stream";
import { dateOfDay } from "@/cells/near-repeat/days";
import type { PlacedCluster } from "./search";

/** Arrow of the clusters, the most likely first. */
export function clusterTable(clusters: readonly PlacedCluster[]): Uint8Array {
  const numbers = (of: (cluster: PlacedCluster) => number) =>
    columnFromArray(
      clusters.map((cluster) => (Number.isFinite(of(cluster)) ? of(cluster) : null)),
      float64(),
    );
  const words = (of: (cluster: PlacedCluster) => string | null) =>
    columnFromArray(clusters.map(of), utf8());
  const days = (of: (cluster: PlacedCluster) => number) =>
    columnFromArray(
      clusters.map((cluster) => dateOfDay(of(cluster))),
      dateDay(),
    );
  const rank = clusters.map((_, i) => i + 1);
  return toStream([
    ["rank", columnFromArray(rank, int32())],
    ["place", words(({ place }) => place)],
    ["start_date", days(({ start }) => start)],
    ["end_date", days(({ end }) => end)],
    ["cases", numbers(({ cases }) => cases)],
    ["expected", numbers(({ expected }) => expected)],
    ["ratio", numbers(({ ratio }) => ratio)],
    ["llr", numbers(({ llr }) => llr)],
    ["p", numbers(({ p }) => p)],
    ["recurrence_days", numbers(({ recurrenceDays }) => recurrenceDays)],
    ["radius_m", numbers(({ radius }) => radius)],
    ["latitude", numbers(({ latitude }) => latitude)],
    ["longitude", numbers(({ longitude }) => longitude)],
    ["geometry", words(({ geometry }) => geometry)],
  ]);
}
