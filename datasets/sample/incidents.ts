import {
  BooleanBuilder,
  LongBuilder,
  NumberBuilder,
  TextBuilder,
  type AnyBuilder,
} from "../arrow/columns";
import { writeStream } from "../arrow/stream";
import { beatAt, drawBeats, places, toLatitude, toLongitude } from "./city";
import { offences, type Offence } from "./offences";
import { chance, runningSum, type Chance } from "./random";

export interface SampleOptions {
  seed: number;
  /** Number of incidents over the three years. */
  rows: number;
}

export const firstDay = Date.UTC(2022, 0, 1);
export const lastMoment = Date.UTC(2025, 0, 1) - 60_000;

const minute = 60_000;
const day = 86_400_000;
const days = Math.round((lastMoment - firstDay) / day);
const rowsPerStream = 250_000;

interface Incident {
  offence: number;
  occurred: number;
  reported: number;
  east: number;
  north: number;
  beat: number;
  place: number;
}

const beats = drawBeats();
const stations = [...new Set(beats.map((beat) => beat.station))];

/** Weight of each day of the three years for one type of incident. */
function dayWeights(offence: Offence): Float64Array {
  const [peak, swing] = offence.season;
  return Float64Array.from({ length: days }, (_, index) => {
    const date = new Date(firstDay + index * day);
    const month = date.getUTCMonth() + date.getUTCDate() / 31 + 0.5;
    const season = 1 + swing * Math.cos(((month - peak) / 12) * 2 * Math.PI);
    const weekday = offence.weekday[(date.getUTCDay() + 6) % 7]!;
    return season * weekday * Math.pow(offence.trend, index / 365.25);
  });
}

function hourWeights(offence: Offence): Float64Array {
  return Float64Array.from({ length: 24 }, (_, hour) =>
    offence.hours.reduce((sum, [peak, width, weight]) => {
      const apart = Math.abs(hour + 0.5 - peak);
      const hours = Math.min(apart, 24 - apart);
      return sum + (weight * Math.exp(-(hours * hours) / (2 * width * width))) / width;
    }, 0.25),
  );
}

/** Officers write round times: half the minutes are :00, many of the rest :30 or :15. */
function writtenMinute(luck: Chance): number {
  const dice = luck.next();
  if (dice < 0.42) return 0;
  if (dice < 0.6) return 30;
  if (dice < 0.68) return 15;
  if (dice < 0.76) return 45;
  return luck.below(60);
}

function drawPoint(offence: Offence, weights: Float64Array, luck: Chance) {
  for (;;) {
    const place = luck.pick(weights);
    const spot = places[place];
    const east = spot ? spot.east + luck.normal() * spot.spread : luck.normal() * 2700;
    const north = spot ? spot.north + luck.normal() * spot.spread : luck.normal() * 2200;
    const beat = beatAt(beats, east, north);
    if (beat >= 0) return { east, north, beat, place };
  }
}

function drawIncidents({ seed, rows }: SampleOptions): Incident[] {
  const luck = chance(seed);
  const total = offences.reduce((sum, { share }) => sum + share, 0);
  const incidents: Incident[] = [];
  let owed = 0;

  offences.forEach((offence, index) => {
    owed += (rows * offence.share) / total;
    const byDay = runningSum(dayWeights(offence));
    const byHour = runningSum(hourWeights(offence));
    const byPlace = runningSum([
      ...places.map(({ use, weight }) => weight * (offence.places[use] ?? 0)),
      offence.anywhere * 10,
    ]);
    const [median, spread] = offence.delay;
    const repeats = offence.head.startsWith("BURGLARY") ? 0.12 : 0;
    let last: Incident | undefined;

    while (incidents.length < Math.round(owed)) {
      const hour = luck.pick(byHour);
      let date = luck.pick(byDay);
      let point = drawPoint(offence, byPlace, luck);
      if (last && luck.next() < repeats) {
        const east = last.east + luck.normal() * 90;
        const north = last.north + luck.normal() * 90;
        const beat = beatAt(beats, east, north);
        if (beat >= 0) point = { east, north, beat, place: last.place };
        date = Math.min(days - 1, Math.floor((last.occurred - firstDay) / day) + luck.below(14));
      }
      const occurred = firstDay + date * day + hour * 60 * minute + writtenMinute(luck) * minute;
      const delay = median * Math.exp(luck.normal() * spread);
      const reported = occurred + Math.max(5, Math.round(delay * 1440)) * minute;
      if (reported > lastMoment) continue;
      last = { offence: index, occurred, reported, ...point };
      incidents.push(last);
    }
  });
  return incidents.sort((a, b) => a.reported - b.reported || a.occurred - b.occurred);
}

const settled = ["Charge sheeted", "Pending trial", "Convicted", "Undetected", "False case"];
const settledWeights = runningSum([34, 22, 9, 28, 7]);
const petty = runningSum([20, 12, 62, 2, 4]);

function statusOf(incident: Incident, luck: Chance): string {
  const age = (lastMoment - incident.reported) / day;
  const dice = luck.next();
  const choice =
    settled[
      luck.pick(
        offences[incident.offence]!.head === "KARNATAKA POLICE ACT 1963" ? petty : settledWeights,
      )
    ]!;
  return dice < Math.exp(-age / 140) ? "Under investigation" : choice;
}

/** As real registers have it: early years and some stations write fewer points down. */
function pointMissing(incident: Incident, luck: Chance): "null" | "zero" | null {
  const year = Math.floor((incident.reported - firstDay) / (365.25 * day));
  const station = stations.indexOf(beats[incident.beat]!.station);
  const share = [0.265, 0.175, 0.11][year]! * (station === 5 ? 1.7 : station === 1 ? 0.55 : 1);
  const dice = luck.next();
  if (dice > share) return null;
  return dice < share * 0.6 ? "zero" : "null";
}

const encoder = new TextEncoder();

/** Adds words that recur, encoded once. */
function wordAdder(builder: TextBuilder) {
  const known = new Map<string, Uint8Array>();
  return (word: string | null | undefined) => {
    if (word == null) return builder.addNull();
    let bytes = known.get(word);
    if (!bytes) known.set(word, (bytes = encoder.encode(word)));
    builder.addBytes(bytes, 0, bytes.length);
  };
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/**
 * Incidents of three years (2022–2024) in Belakupura as complete Arrow IPC streams.
 * Times are local; `id` is a number of 18 digits kept as text. The same options give the same bytes.
 */
export function generateIncidents(options: SampleOptions): Uint8Array[] {
  const incidents = drawIncidents(options);
  const luck = chance(options.seed ^ 0x5eed);
  const serials = new Map<string, number>();
  const subheads = offences.map(({ subheads }) => runningSum(subheads.map(([, weight]) => weight)));

  const text = {
    head: new TextBuilder(),
    subhead: new TextBuilder(),
    place: new TextBuilder(),
    station: new TextBuilder(),
    district: new TextBuilder(),
    beat: new TextBuilder(),
    beat_name: new TextBuilder(),
    status: new TextBuilder(),
    mode: new TextBuilder(),
  };
  const id = new TextBuilder();
  const occurred = new LongBuilder("timestamp");
  const reported = new LongBuilder("timestamp");
  const heinous = new BooleanBuilder();
  const latitude = new NumberBuilder();
  const longitude = new NumberBuilder();
  const columns: [string, AnyBuilder][] = [
    ["id", id],
    ["occurred_at", occurred],
    ["reported_at", reported],
    ["head", text.head],
    ["subhead", text.subhead],
    ["heinous", heinous],
    ["latitude", latitude],
    ["longitude", longitude],
    ["place", text.place],
    ["station", text.station],
    ["district", text.district],
    ["beat", text.beat],
    ["beat_name", text.beat_name],
    ["status", text.status],
    ["mode", text.mode],
  ];
  const add = {
    head: wordAdder(text.head),
    subhead: wordAdder(text.subhead),
    place: wordAdder(text.place),
    station: wordAdder(text.station),
    district: wordAdder(text.district),
    beat: wordAdder(text.beat),
    beatName: wordAdder(text.beat_name),
    status: wordAdder(text.status),
    mode: wordAdder(text.mode),
  };

  const streams: Uint8Array[] = [];
  const flush = () =>
    streams.push(writeStream(columns.map(([name, builder]) => [name, builder.take()] as const)));

  for (const incident of incidents) {
    const offence = offences[incident.offence]!;
    const beat = beats[incident.beat]!;
    const year = new Date(incident.reported).getUTCFullYear();
    const register = `14706${String(201 + stations.indexOf(beat.station)).padStart(4, "0")}${year}`;
    const serial = (serials.get(register) ?? 0) + 1;
    serials.set(register, serial);

    id.addText(register + String(serial).padStart(5, "0"));
    occurred.add(incident.occurred * 1000);
    reported.add(incident.reported * 1000);
    add.head(offence.head);
    add.subhead(offence.subheads[luck.pick(subheads[incident.offence]!)]![0]);
    heinous.add(offence.heinous);
    const missing = pointMissing(incident, luck);
    if (missing === "null") {
      latitude.addNull();
      longitude.addNull();
    } else {
      latitude.add(missing ? 0 : rounded(toLatitude(incident.north)));
      longitude.add(missing ? 0 : rounded(toLongitude(incident.east)));
    }
    add.place(places[incident.place]?.name ?? `${beat.station.replace(" PS", "")} area`);
    add.station(beat.station);
    add.district(beat.district);
    add.beat(beat.key);
    add.beatName(beat.name);
    add.status(statusOf(incident, luck));
    add.mode(offence.modes[luck.below(Math.max(1, offence.modes.length))]);
    if (id.length === rowsPerStream) flush();
  }
  if (id.length || !streams.length) flush();
  return streams;
}
