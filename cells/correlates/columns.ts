import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { guessBases } from "@/cells/distribution/columns";
import { refuseHidden } from "@/cells/people/offered";
import { rolesOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { measuredArea, noExposure, type CorrelatesParams } from "./params";
import { texts } from "./texts";

/** What a table of areas is read for. */
export interface ChosenColumns {
  labels: string[];
  geometry: string | undefined;
  traits: string[];
  count: string | undefined;
  /** A column, or km² by the outline, or nothing. */
  exposure: string;
}

export function chosenColumns(params: CorrelatesParams, areas: TableInfo): ChosenColumns {
  const chosen = params.traits ?? [];
  if (chosen.length === 0) {
    throw new CellFailure({
      message: texts.chooseTraits(areas.name),
      hint: texts.chooseTraitsHint(offeredTraits(areas)),
    });
  }
  const traits = [...new Set(chosen.map((each) => columnIn(areas, each, "traits")))];
  const count = params.count ? columnIn(areas, params.count, "count") : undefined;
  const geometry = params.geometry
    ? columnIn(areas, params.geometry, "geometry")
    : geometryOf(areas);
  const exposure = exposureOf(params, areas, geometry);
  const clash = traits.find((each) => each === count);
  if (clash) throw new CellFailure({ message: texts.traitIsCount(clash) });
  const labels = labelsOf(areas);
  refuseHidden(areas, [...labels, ...traits, count, exposure, geometry]);
  return { labels, geometry, traits, count, exposure };
}

/** The exposure as written, or residents by their name, or km² where there are outlines. */
export function exposureOf(
  { exposure }: CorrelatesParams,
  areas: TableInfo,
  geometry: string | undefined,
): string {
  if (exposure === noExposure) return noExposure;
  const isColumn = areas.columns.some(({ name }) => name.toLowerCase() === exposure?.toLowerCase());
  if (exposure && (isColumn || exposure !== measuredArea)) {
    return columnIn(areas, exposure, "exposure");
  }
  if (exposure === measuredArea && !geometry) {
    throw new CellFailure({ message: texts.noOutlines(areas.name), hint: texts.noOutlinesHint });
  }
  return (exposure ?? guessBases(areas).population) || (geometry ? measuredArea : noExposure);
}

/** Columns that can be a trait: numbers that are no key and no coordinate. */
export function offeredTraits(areas: TableInfo): string[] {
  const roles = rolesOf(areas);
  const isTrait = (name: string) =>
    !["identifier", "point", "person", "time"].includes(roles.get(name) ?? "");
  return areas.columns
    .filter(({ name, kind }) => (kind === "integer" || kind === "number") && isTrait(name))
    .map(({ name }) => name);
}
