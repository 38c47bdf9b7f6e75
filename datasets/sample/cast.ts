import { beatAt, beats, stations } from "./city";
import { origin, type Draft } from "./draft";
import { offences } from "./offences";
import { firstPerson, groups, knownOffenders, repeatVictims, series } from "./plants";
import { chance } from "@/lib/methods/chance";

/** Persons who stand in several incidents. Everybody else stands in one. */
export interface Cast {
  /** All accused of an incident: the co-offending groups and the series. */
  accused: ReadonlyMap<number, readonly number[]>;
  /** The first of the accused, where a station keeps a sheet of that person. */
  knownAccused: ReadonlyMap<number, number>;
  groups: readonly { station: number; members: readonly number[]; incidents: readonly number[] }[];
  seriesOffender: number;
  /** Person of each repeat victim. */
  repeatVictims: readonly number[];
}

const perStation = Math.floor(knownOffenders / stations.length);

/** The sheets of a station: the first ones belong to groups and the series. */
export const sheet = (station: number, number: number) =>
  firstPerson + station + number * stations.length;
/** Station of a person with a sheet, or who is a victim again and again. */
export const homeOf = (person: number) => (person - firstPerson) % stations.length;

const mostMembers = groups.members[1];
const groupHeads = new Set(["ROBBERY", "BURGLARY - NIGHT", "THEFT"]);
/** Types that people with a sheet are accused of. */
const knownHeads = new Set([...groupHeads, "CASES OF HURT", "NARCOTIC DRUGS", "RIOTS"]);

export function castOf(draft: Draft, seed: number): Cast {
  const luck = chance(seed + 104_729);
  const accused = new Map<number, readonly number[]>();
  const knownAccused = new Map<number, number>();

  const home = beats[beatAt(series.anchor.east, series.anchor.north)]!.station;
  const seriesOffender = sheet(home, mostMembers);

  const eligible: number[][] = stations.map(() => []);
  for (let at = 0; at < draft.rows; at++) {
    if (draft.origin[at] === origin.series) accused.set(at, [seriesOffender]);
    const isEligible =
      draft.origin[at] === origin.background &&
      draft.found[at] === 0 &&
      groupHeads.has(offences[draft.offence[at]!]!.head);
    if (isEligible) eligible[beats[draft.beat[at]!]!.station]!.push(at);
  }

  const planted = Array.from({ length: groups.count }, (_, index) => {
    const station = index * 2;
    const size = groups.members[0] + luck.below(groups.members[1] - groups.members[0] + 1);
    const members = Array.from({ length: size }, (_, member) => sheet(station, member));
    const count = groups.incidents[0] + luck.below(groups.incidents[1] - groups.incidents[0] + 1);
    const rows = eligible[station]!;
    const incidents: number[] = [];
    const reach = Math.floor(rows.length / 3);
    const start = luck.below(rows.length - reach);
    for (let each = 0; each < count; each++) {
      const at = rows[start + Math.floor(((each + luck.next() * 0.8) * reach) / count)]!;
      const away = luck.next() < 0.4 && size > groups.members[0] ? luck.below(size) : -1;
      accused.set(
        at,
        members.filter((_, member) => member !== away),
      );
      incidents.push(at);
    }
    return { station, members, incidents };
  });

  for (let at = 0; at < draft.rows; at++) {
    if (accused.has(at) || !knownHeads.has(offences[draft.offence[at]!]!.head)) continue;
    if (luck.next() >= 0.09) continue;
    const { station } = beats[draft.beat[at]!]!;
    const ordinary = perStation - mostMembers - 1;
    knownAccused.set(at, sheet(station, mostMembers + 1 + luck.below(ordinary)));
  }

  const first = firstPerson + knownOffenders;
  return {
    accused,
    knownAccused,
    groups: planted,
    seriesOffender,
    repeatVictims: Array.from({ length: repeatVictims.count }, (_, index) => first + index),
  };
}

/** The first person who stands in one incident only. */
export const firstOrdinaryPerson = firstPerson + knownOffenders + repeatVictims.count;
