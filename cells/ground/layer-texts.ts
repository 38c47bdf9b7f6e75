import { listed, rows, whole } from "@/cells/words";
import type { LayerKind } from "@/lib/methods/places/terrain-layers";
import type { Unplaced } from "@/lib/methods/places/placed-features";

/** What a name is about and what tells it apart: "road", " without lamps". */
const parted = (name: string) => {
  const rest = / (without|with|of|for|in|at|near|on|under|by|from) .*$/i.exec(name)?.[0] ?? "";
  return { head: name.slice(0, name.length - rest.length), rest };
};

const isMany = (head: string) => /[^s]s$/i.test(head);

/** "a wine shop", "an ATM", "a road without lamps"; names that look like many stay as they are. */
const one = (name: string) => {
  if (isMany(parted(name).head)) return name;
  return /^[aeiou]/i.test(name) ? `an ${name}` : `a ${name}`;
};

/** "wine shops", "parishes", "dairies", "roads without lamps". */
const many = (name: string) => {
  const { head, rest } = parted(name);
  if (isMany(head)) return name;
  if (/(s|ch|sh|x|z)$/i.test(head)) return `${head}es${rest}`;
  return /[^aeiou]y$/i.test(head) ? `${head.slice(0, -1)}ies${rest}` : `${head}s${rest}`;
};

const byArea =
  "Count them by beat or station in a SQL cell and name the areas with that number under “number”.";

export const layerTexts = {
  people: (table: string, columns: readonly string[]) => ({
    message: `${table} is a table of people (${listed(columns.slice(0, 3))}): where people live is used by area only, never by address or point.`,
    hint: `${byArea} If its rows are shops or the like, select what they are and where in a SQL cell first.`,
  }),
  offenders: (what: string) => ({
    message: `“${what}” reads like known offenders: where they live is used by area only, never by address or point.`,
    hint: byArea,
  }),
  noPlace: (table: string) => ({
    message: `${table} has neither latitude and longitude nor a column of GeoJSON.`,
    hint: "Name its columns under “latitude” and “longitude”, or “geometry”.",
  }),
  noOutlines: (table: string) => ({
    message: `${table} has no column of GeoJSON outlines, which areas with a number need.`,
    hint: "Join the number to the outlines of beats or stations in a SQL cell first.",
  }),
  nothingPlaced: (tables: readonly string[]) => ({
    message: `None of the rows of ${listed(tables)} lies on the ground or near it.`,
    hint: "Check their latitude, longitude and GeoJSON, and the boundary.",
  }),
  topName: (number: string, top: number) => `top ${top} % of areas by ${number}`,
  /** "within 250 m of a wine shop", "where wine shops are densest (500 m)". */
  where: (name: string, kind: LayerKind, distance: number) =>
    ({
      proximity: `within ${whole(distance)} m of ${one(name)}`,
      density: `where ${many(name)} are densest (within ${whole(distance)} m)`,
      inside: `in the ${name}`,
    })[kind],
  /** Tables of features have no dates: a test on the past knows more than was known then. */
  asNow:
    "Features are taken as they are now, in the test too: what came since is known, and a number counted from incidents holds those of the tested time, so the test flatters.",
  placed: (table: string, features: readonly { name: string; rows: number }[]) =>
    `${table}: ${features.map(({ name, rows: count }) => `${name} (${whole(count)})`).join(", ")}.`,
  unplaced: (table: string, { missing, zero, swapped, unreadable, outside, unnamed }: Unplaced) => {
    const parts = [
      missing > 0 ? `${rows(missing)} without a point` : "",
      zero > 0 ? `${rows(zero)} at 0, 0` : "",
      swapped > 0 ? `${rows(swapped)} with latitude and longitude exchanged` : "",
      unreadable > 0 ? `${rows(unreadable)} with GeoJSON that cannot be read` : "",
      outside > 0 ? `${rows(outside)} too far from the ground to mark a cell` : "",
      unnamed > 0 ? `${rows(unnamed)} without a kind` : "",
    ].filter((part) => part !== "");
    return parts.length === 0 ? null : `Left out of ${table}: ${listed(parts)}.`;
  },
};
