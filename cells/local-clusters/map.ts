import type { AreasLayer, SpatialView } from "@/cells/spatial/drawn";
import { giClasses, moranClasses } from "./classes";
import type { Clusters } from "./clusters";
import type { ClustersParams } from "./params";
import { texts } from "./texts";

/** The map of classes; `behind` are the rows that a click on a place shows. */
export function mapOf(
  found: Clusters,
  { statistic }: ClustersParams,
  behind?: AreasLayer["behind"],
): SpatialView {
  const classes = statistic === "moran" ? moranClasses : giClasses;
  const sizes = classes.map(() => 0);
  for (const own of found.classes) sizes[own]!++;
  const entries = classes.map(({ css, label }, i) => ({
    css,
    label: texts.entry(label, sizes[i]!),
  }));
  // The class of places without neighbours is named only where there are any.
  if (sizes.at(-1) === 0) entries.pop();
  const tips = found.names.map((name, i) =>
    texts.tip(
      name,
      found.count[i]!,
      found.around[i]!,
      found.rate?.[i] ?? null,
      found.z[i]!,
      found.pAdjusted[i]!,
      classes[found.classes[i]!]!.label,
    ),
  );
  const { outlines, names, box, focus } = found;
  const layer: AreasLayer = {
    kind: "areas",
    isGrid: found.grid !== null,
    outlines,
    names,
    colour: { title: texts.legend(statistic), entries },
    classes: found.classes,
    tips,
    ...(behind ? { behind } : {}),
  };
  return { box: focus?.box ?? box, layers: [layer] };
}
