import { colourScales } from "@/cells/fields/scales";
import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import { dayWords } from "./days";
import type { Found } from "./find";
import { texts } from "./texts";

/** Most colours that can be told apart in a legend of dates. */
const mostClasses = 5;

/** The map of zones with raised risk by their last day; null when there are none. */
export function drawZones({ zones, recent, drawn, asOf, box }: Found): SpatialView | null {
  if (zones.length === 0) return null;
  const ends = [...new Set(zones.map(({ until }) => until))].sort((a, b) => a - b);
  const step = Math.ceil(ends.length / mostClasses);
  const classes = ends.filter((_, i) => i % step === step - 1 || i === ends.length - 1);
  const shade = (i: number) =>
    colourScales.heat.colour(0.25 + (0.6 * (i + 1)) / Math.max(1, classes.length));
  const layers: DrawnLayer[] = [
    {
      kind: "points",
      ...drawn,
      radius: 1,
      colour: { title: texts.all, entries: [{ css: "rgba(150, 150, 150, 0.5)", label: "" }] },
      classes: new Uint8Array(drawn.x.length),
    },
    {
      kind: "areas",
      outlines: zones.map(({ geometry }) => geometry),
      names: zones.map((_, i) => texts.zone(i + 1)),
      colour: {
        title: texts.raised,
        entries: classes.map((until, i) => ({
          css: shade(i).replaceAll(",", "").replace(")", " / 0.75)"),
          label: texts.untilDay(dayWords(until), step > 1 && i > 0),
        })),
      },
      classes: Uint8Array.from(zones, ({ until }) => classes.findIndex((last) => until <= last)),
      tips: zones.map((each, i) =>
        texts.zoneTip(i + 1, each.ratio, dayWords(each.until), each.incidents, each.km2),
      ),
    },
    {
      kind: "points",
      x: recent.x,
      y: recent.y,
      radius: 1.5,
      colour: {
        title: texts.recent(dayWords(asOf)),
        entries: [{ css: "rgb(40 40 40)", label: "" }],
      },
      classes: new Uint8Array(recent.x.length),
      tips: Array.from(recent.day, (day) => texts.incidentOn(dayWords(day))),
    },
  ];
  return { box: around(recent, box), layers, height: 440 };
}

/** The recent incidents and some ground around them; all of the data where they are in one place. */
function around({ x, y }: Found["recent"], all: SpatialView["box"]): SpatialView["box"] {
  const [west, east] = [Math.min(...x), Math.max(...x)];
  const [south, north] = [Math.min(...y), Math.max(...y)];
  const margin = 0.1 * Math.max(east - west, north - south);
  if (margin === 0) return all;
  return {
    west: west - margin,
    east: east + margin,
    south: south - margin,
    north: north + margin,
  };
}
