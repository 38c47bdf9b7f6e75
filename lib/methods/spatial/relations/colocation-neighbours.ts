import type { LabelledPoints, Sites } from "./labelled";
import { indexPoints } from "../point-index";

/** What is equally far when several points compete for the last place among the neighbours. */
export type TieRule =
  /** They share it in equal parts. */
  | "share"
  /** The one that was given first has it. */
  | "first";

/** Who neighbours whom, by sites: all points of a site have the same neighbours, themselves excepted. */
export interface SiteNeighbours {
  /** Neighbours of site s are entries start[s] to start[s + 1] - 1. */
  start: Uint32Array;
  site: Uint32Array;
  /** Weight of each single point there. The weights of a point's neighbours add up to 1. */
  weight: Float64Array;
  /** Points whose last neighbour is not the only one at its distance. */
  tied: number;
}

interface Shell {
  sites: number[];
  points: number;
}

/** Relative difference of squared distances below which they are equal. */
const same = 1e-12;

/** The `count` nearest other points of each point; those that tie for the last places share them. */
export function shareNeighbours(sites: Sites, count: number): SiteNeighbours {
  const shells = shellsOf(sites, count);
  const start = new Uint32Array(sites.x.length + 1);
  const site: number[] = [];
  const weight: number[] = [];
  let tied = 0;
  for (let s = 0; s < sites.x.length; s++) {
    const members = sites.start[s + 1]! - sites.start[s]!;
    let left = count;
    for (const shell of shells(s)) {
      const taken = Math.min(left, shell.points);
      if (taken < shell.points) tied += members;
      for (const each of shell.sites) {
        site.push(each);
        weight.push(taken / shell.points / count);
      }
      left -= taken;
      if (left === 0) break;
    }
    start[s + 1] = site.length;
  }
  return { start, site: Uint32Array.from(site), weight: Float64Array.from(weight), tied };
}

/** The `count` nearest other points of each point, row by row; of those that tie the first ones given. */
export function firstNeighbours(sites: Sites, count: number): { neighbour: Uint32Array } {
  const shells = shellsOf(sites, count);
  const neighbour = new Uint32Array(sites.member.length * count);
  for (let s = 0; s < sites.x.length; s++) {
    const around = shells(s).map((shell) =>
      shell.sites.flatMap((each) => membersOf(sites, each)).sort((a, b) => a - b),
    );
    for (const point of membersOf(sites, s)) {
      const order = around.flatMap((members) => members.filter((other) => other !== point));
      for (let k = 0; k < count; k++) neighbour[point * count + k] = order[k]!;
    }
  }
  return { neighbour };
}

const membersOf = ({ start, member }: Sites, site: number): number[] => [
  ...member.subarray(start[site]!, start[site + 1]!),
];

/** For a site, the sites around it by distance until `count` other points are found. Its own comes first. */
function shellsOf(sites: Sites, count: number): (site: number) => Shell[] {
  const index = indexPoints(sites.x, sites.y);
  const sizeOf = (site: number) => sites.start[site + 1]! - sites.start[site]!;
  return (s) => {
    const [x, y] = [sites.x[s]!, sites.y[s]!];
    const own = sizeOf(s) - 1;
    const shells: Shell[] = own > 0 ? [{ sites: [s], points: own }] : [];
    if (own >= count) return shells;
    let farthest = 0;
    index.nearest(x, y, count - own, (_, squared) => (farthest = squared), s);
    const found: [site: number, squared: number][] = [];
    index.within(x, y, Math.sqrt(farthest) * (1 + 1e-9), (site, squared) => {
      if (site !== s) found.push([site, squared]);
    });
    found.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    let before = -1;
    for (const [site, squared] of found) {
      const last = shells.at(-1);
      if (last && before >= 0 && squared - before <= same * squared) {
        last.sites.push(site);
        last.points += sizeOf(site);
      } else {
        shells.push({ sites: [site], points: sizeOf(site) });
      }
      before = squared;
    }
    return shells;
  };
}

/** Weight of links from each type to each, row by row, for any labels of the points. */
export type CountLinks = (label: ArrayLike<number>) => Float64Array;

export function linksByShare(
  { types }: Pick<LabelledPoints, "types">,
  sites: Sites,
  { start, site, weight }: SiteNeighbours,
): CountLinks {
  const { start: first, member } = sites;
  const isSingle = (s: number) => first[s + 1]! - first[s]! === 1;
  // Only sites of several points need a count of each type; it is kept where `row` says.
  const row = new Int32Array(sites.x.length).fill(-1);
  let rows = 0;
  for (let s = 0; s < row.length; s++) if (!isSingle(s)) row[s] = rows++;
  const counts = new Uint32Array(rows * types);
  return (label) => {
    const links = new Float64Array(types * types);
    counts.fill(0);
    for (let s = 0; s < row.length; s++) {
      if (row[s]! < 0) continue;
      for (let i = first[s]!; i < first[s + 1]!; i++) {
        counts[row[s]! * types + label[member[i]!]!]!++;
      }
    }
    const add = (from: number, times: number, s: number, entry: number) => {
      const other = site[entry]!;
      const share = times * weight[entry]!;
      if (row[other]! < 0) {
        links[from * types + label[member[first[other]!]!]!]! += share;
        return;
      }
      const at = row[other]! * types;
      for (let to = 0; to < types; to++) {
        links[from * types + to]! += share * counts[at + to]!;
      }
      if (other === s) links[from * types + from]! -= share;
    };
    for (let s = 0; s < row.length; s++) {
      for (let entry = start[s]!; entry < start[s + 1]!; entry++) {
        if (row[s]! < 0) {
          add(label[member[first[s]!]!]!, 1, s, entry);
          continue;
        }
        for (let from = 0; from < types; from++) {
          const times = counts[row[s]! * types + from]!;
          if (times > 0) add(from, times, s, entry);
        }
      }
    }
    return links;
  };
}

export function linksByFirst(
  { types }: Pick<LabelledPoints, "types">,
  { neighbour }: { neighbour: Uint32Array },
  count: number,
): CountLinks {
  return (label) => {
    const links = new Float64Array(types * types);
    for (let i = 0; i < neighbour.length; i++) {
      const from = label[Math.floor(i / count)]!;
      links[from * types + label[neighbour[i]!]!]! += 1 / count;
    }
    return links;
  };
}
