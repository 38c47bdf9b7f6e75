import { dayWords } from "@/cells/near-repeat/days";
import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import type { PlacedCluster, Searched } from "./search";
import { texts } from "./texts";

const { classes } = texts;

/** The class of a cluster: worth a look, no more than chance, not known yet. */
const classOf = ({ p }: PlacedCluster) => (Number.isNaN(p) ? 2 : p <= 0.05 ? 0 : 1);

/** The map of clusters, numbered by rank, under the incidents of the period. */
export function drawClusters({ clusters, drawn, box }: Searched): SpatialView {
  const layers: DrawnLayer[] = [
    {
      kind: "areas",
      outlines: clusters.map(({ geometry }) => geometry),
      names: clusters.map((_, i) => texts.title(i + 1)),
      colour: {
        title: classes.title,
        entries: [
          { css: "rgb(253 174 97)", label: classes.strong },
          { css: "rgb(217 217 217)", label: classes.weak },
          { css: "rgb(171 217 233)", label: classes.open },
        ].filter((_, i) => i < 2 || clusters.some((cluster) => classOf(cluster) === 2)),
      },
      classes: Uint8Array.from(clusters, classOf),
      tips: clusters.map(({ start, end, cases, expected, p, place }, i) =>
        texts.tip(i + 1, dayWords(start), dayWords(end), cases, expected, p, place),
      ),
    },
    {
      kind: "points",
      x: drawn.x,
      y: drawn.y,
      radius: 2,
      colour: {
        title: classes.points(drawn.x.length),
        entries: [
          { css: "rgb(130 130 130)", label: classes.other },
          { css: "rgb(178 24 43)", label: classes.inside },
        ],
      },
      classes: Uint8Array.from(drawn.rank, (rank) => (rank === 0 ? 0 : 1)),
    },
    {
      kind: "labels",
      x: clusters.map(({ longitude }) => longitude),
      y: clusters.map(({ latitude }) => latitude),
      words: clusters.map((_, i) => String(i + 1)),
    },
  ];
  return { box, layers };
}
