import { beatAt, beats, rounded, stations, toLatitude, toLongitude } from "./city";
import * as defects from "./defects";
import { origin } from "./draft";
import { decoy, driverTruths, near, type DriverTruth } from "./drivers";
import type { FeatureKind } from "./features";
import { offences } from "./offences";
import { placeAt, places } from "./places";
import {
  festivals,
  levelBreak,
  lockdown,
  nearRepeat,
  patrolled,
  quietBeat,
  series,
  spots,
  together,
} from "./plants";
import { patrolOfficers } from "./patrols";
import { crimeNumber, drawRegister, type Register } from "./register";
import { samples, sampleSeed } from "./sample";
import { traits } from "./traits";

interface PlaceTruth {
  latitude: number;
  longitude: number;
  /** Two standard deviations of the incidents around it, in metres. */
  radius: number;
  station: string;
  beat: string;
}

export interface SpotTruth extends PlaceTruth {
  place: string;
  head: string;
  kind: "stable" | "emerging" | "fading";
  /** ISO days. */
  from: string;
  to: string;
  /** Incidents planted there, beside those of the background. */
  count: number;
}

/** What was planted into the sample. Ids are those of `Crime_No`, persons those of `sample-people`. */
export interface Truth {
  spots: readonly SpotTruth[];
  nearRepeat: typeof nearRepeat & { followers: readonly string[] };
  /** Monday first, and month of the peak with the swing around 1: for each type. */
  rhythms: readonly {
    head: string;
    weekday: readonly number[];
    season: readonly [month: number, swing: number];
    /** Change in a year, as a factor. */
    trend: number;
  }[];
  festivals: typeof festivals;
  levelBreak: typeof levelBreak;
  lockdown: typeof lockdown;
  together: typeof together;
  quietBeat: typeof quietBeat & { incidents: readonly string[] };
  patrolled: typeof patrolled & {
    /** Officers of its evening shift in each week from Tuesday 1 Jan 2019. */
    officersByWeek: readonly number[];
    incidents: readonly string[];
  };
  repeatVictims: readonly { person: string; incidents: readonly string[] }[];
  groups: readonly { station: string; members: readonly string[]; incidents: readonly string[] }[];
  series: {
    person: string;
    head: string;
    from: string;
    to: string;
    anchor: { latitude: number; longitude: number };
    incidents: readonly string[];
  };
  /** Of `sample-features`, in squares of `side` metres with a feature at most `metres` from the middle. */
  drivers: {
    side: number;
    metres: number;
    types: readonly DriverTruth[];
    /** Goes with nothing. */
    decoy: FeatureKind;
  };
  /** Of `sample-beat-traits`: what goes with a type from beat to beat, and what goes with none. */
  traits: typeof traits;
  defects: {
    /** Share of incidents without a point, from 2019, before the factor of the station. */
    zeroShareByYear: readonly number[];
    zeroFactorByStation: Readonly<Record<string, number>>;
    defaultPoint: typeof defects.defaultPoint;
    swappedShare: number;
    strayShare: number;
    victimCountFrom: string;
    blankHead: typeof defects.blankHead;
  };
}

const personOf = (person: number) => `P${person}`;

function placeTruth(index: number): PlaceTruth {
  const { east, north, spread } = places[index]!;
  const beat = beats[beatAt(east, north)]!;
  return {
    latitude: rounded(toLatitude(north)),
    longitude: rounded(toLongitude(east)),
    radius: 2 * spread,
    station: stations[beat.station]!.name,
    beat: beat.name,
  };
}

function idsOf(register: Register, wanted: number, which?: number): string[] {
  const ids: string[] = [];
  for (let at = 0; at < register.rows; at++) {
    if (register.origin[at] !== wanted) continue;
    if (which === undefined || register.which[at] === which) ids.push(crimeNumber(register, at));
  }
  return ids;
}

/** The truth of the sample with that seed and number of FIRs. Draws the register: about a second. */
export function truth(seed: number = sampleSeed, rows: number = samples.sample.rows): Truth {
  const register = drawRegister(seed, rows);
  const { cast } = register;
  return {
    spots: spots.map((spot) => ({ ...spot, ...placeTruth(placeAt(spot.place)) })),
    nearRepeat: { ...nearRepeat, followers: idsOf(register, origin.follower) },
    rhythms: offences.map(({ head, weekday, season, trend }) => ({ head, weekday, season, trend })),
    festivals,
    levelBreak,
    lockdown,
    together,
    quietBeat: { ...quietBeat, incidents: idsOf(register, origin.quietBeat) },
    patrolled: {
      ...patrolled,
      officersByWeek: [...patrolOfficers],
      incidents: idsOf(register, origin.patrolled),
    },
    repeatVictims: cast.repeatVictims.map((person, index) => ({
      person: personOf(person),
      incidents: idsOf(register, origin.repeatVictim, index),
    })),
    groups: cast.groups.map(({ station, members, incidents }) => ({
      station: stations[station]!.name,
      members: members.map(personOf),
      incidents: incidents.map((at) => crimeNumber(register, at)),
    })),
    series: {
      person: personOf(cast.seriesOffender),
      head: series.head,
      from: series.from,
      to: series.to,
      anchor: {
        latitude: rounded(toLatitude(series.anchor.north)),
        longitude: rounded(toLongitude(series.anchor.east)),
      },
      incidents: idsOf(register, origin.series),
    },
    drivers: { ...near, types: driverTruths(rows), decoy },
    traits,
    defects: {
      zeroShareByYear: defects.zeroShareByYear,
      zeroFactorByStation: Object.fromEntries(
        stations.map(({ name }, station) => [name, defects.zeroFactorByStation[station]!]),
      ),
      defaultPoint: defects.defaultPoint,
      swappedShare: defects.swappedShare,
      strayShare: defects.strayShare,
      victimCountFrom: defects.victimCountFrom,
      blankHead: defects.blankHead,
    },
  };
}
