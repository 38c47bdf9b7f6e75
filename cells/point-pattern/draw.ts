import { noClass, type AreasLayer, type DrawnLayer, type SpatialView } from "@/cells/spatial/drawn";
import type { Measured, Pattern } from "./describe";
import { texts } from "./texts";

const { classes } = texts;
const blue = "rgb(33 102 172)";
const orange = "rgb(204 85 0)";
const grey = "rgb(130 130 130)";

/** What the cell draws, and the SQL that it read its points with. */
export interface PatternView extends SpatialView {
  read?: { x: string; y: string; isUsable: string };
}

type Boundary = Pick<AreasLayer, "outlines" | "names">;

/** Borders alone, under everything. */
const ground = ({ outlines, names }: Boundary): AreasLayer => ({
  kind: "areas",
  outlines,
  names,
  colour: { title: "", entries: [] },
  classes: new Uint8Array(outlines.length).fill(noClass),
  tips: names,
});

/** The map: incidents, clusters over them, then spread and centres. */
export function drawPattern(found: Pattern, boundary: Boundary | null): SpatialView {
  const { measured, clusters, drawn, used, box } = found;
  const layers: DrawnLayer[] = boundary ? [ground(boundary)] : [];
  if (clusters.length > 0) {
    layers.push({
      kind: "areas",
      outlines: clusters.map(({ geometry }) => geometry),
      names: clusters.map(({ what }) => what),
      colour: {
        title: classes.clusters,
        entries: [{ css: "rgb(204 85 0 / 0.25)", label: classes.outline }],
      },
      classes: new Uint8Array(clusters.length),
      tips: clusters.map(({ what, incidents, km2 }) => texts.tip(what, incidents, used, km2!)),
    });
  }
  layers.push({
    kind: "points",
    x: drawn.x,
    y: drawn.y,
    radius: 2,
    colour: {
      title: texts.drawn(drawn.x.length, used),
      entries: found.cluster
        ? [
            { css: grey, label: classes.other },
            { css: orange, label: classes.inCluster },
          ]
        : [{ css: grey, label: "" }],
    },
    classes: Uint8Array.from(drawn.cluster, (cluster) => (cluster > 0 ? 1 : 0)),
  });
  const rings = measured.filter(({ ring }) => ring !== null);
  if (rings.length > 0) {
    layers.push({
      kind: "lines",
      paths: rings.map(({ ring }) => Float64Array.from(ring!.flat())),
      width: 2,
      colour: {
        title: classes.lines,
        entries: rings.map(({ what }) => ({ css: colourOf(what), label: what })),
      },
      classes: Uint8Array.from(rings.keys()),
      tips: rings.map(({ what }) => what),
    });
  }
  const centres = measured.filter(({ ring }) => ring === null);
  layers.push({
    kind: "points",
    x: centres.map(({ longitude }) => longitude),
    y: centres.map(({ latitude }) => latitude),
    radius: 6,
    colour: {
      title: classes.centres,
      entries: centres.map(({ what }) => ({ css: colourOf(what), label: what })),
    },
    classes: Uint8Array.from(centres.keys()),
    tips: centres.map(({ what }) => what),
  });
  return { box: around(box, rings), layers };
}

const colourOf = (what: string): string =>
  what === texts.meanCentre || what === texts.ellipse ? blue : "rgb(90 60 140)";

function around(box: Pattern["box"], rings: readonly Measured[]): Pattern["box"] {
  const corners = rings.flatMap(({ ring }) => ring!);
  const [x, y] = [corners.map(([east]) => east), corners.map(([, north]) => north)];
  return {
    west: Math.min(box.west, ...x),
    east: Math.max(box.east, ...x),
    south: Math.min(box.south, ...y),
    north: Math.max(box.north, ...y),
  };
}
