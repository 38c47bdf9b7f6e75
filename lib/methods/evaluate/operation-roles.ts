import { MethodProblem } from "../problem";
import { areasInMetres, zoneOf } from "../spatial/projection";
import { boxOf, readAreas } from "../spatial/polygons";
import { contiguity } from "../spatial/weights-contiguity";
import type { Role } from "./evaluate-operation";

interface RoleOptions {
  /** Numbers of areas. */
  treated: readonly number[];
  displacement?: readonly number[];
  /** All others without. */
  control?: readonly number[] | null;
  /** Metres: areas whose border is that near to a treated one are displacement areas. */
  buffer?: number | null;
  /** GeoJSON, one an area; needed for a buffer. */
  outlines?: readonly (string | null)[] | null;
}

/** Borders that are drawn apart by so much are one. */
const sloppy = 2;

/**
 * The role of each area. An area that is named twice is treated before anything else, then a
 * displacement area. A MethodProblem for a buffer where the treated areas have no outline.
 */
export function operationRoles(
  areas: number,
  { treated, displacement = [], control = null, buffer = null, outlines }: RoleOptions,
): Role[] {
  const roles: Role[] = Array<Role>(areas).fill(control ? "left out" : "control");
  for (const number of control ?? []) roles[number] = "control";
  if (buffer !== null) {
    for (const number of near(treated, buffer, outlines ?? [])) roles[number] = "displacement";
  }
  for (const number of displacement) roles[number] = "displacement";
  for (const number of treated) roles[number] = "treated";
  return roles;
}

function near(
  treated: readonly number[],
  buffer: number,
  outlines: readonly (string | null)[],
): number[] {
  const { areas } = readAreas(outlines);
  const box = boxOf(areas);
  if (!box || !treated.some((number) => areas.areaStart[number + 1]! > areas.areaStart[number]!)) {
    throw new MethodProblem(
      "A distance around the treated areas needs their outlines.",
      "Choose the table of areas with outlines, or name the displacement areas.",
    );
  }
  const metres = areasInMetres(zoneOf(box), areas);
  const { start, neighbour } = contiguity(metres, "queen", Math.max(sloppy, buffer));
  return treated.flatMap((number) => [...neighbour.subarray(start[number]!, start[number + 1]!)]);
}
