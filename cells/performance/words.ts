import { three, whole } from "@/cells/words";
import type { CaseEnd } from "./case-ends";
import type { Exactness } from "./cases";
import type { AreaDelay, Measure, Which } from "./compute";

export const cases = (count: number): string =>
  Math.round(count) === 1 ? "1 case" : `${whole(count)} cases`;
export const widened = (dispersion: number) => {
  const times = Math.sqrt(dispersion);
  return times < 1.05 ? "not" : `${three(times)} times`;
};
export const share = (of: number) => (Number.isFinite(of) ? `${(100 * of).toFixed(1)} %` : "–");
export const interval = ({ low, high }: { low: number; high: number }) =>
  `${(100 * low).toFixed(1)} to ${Number.isFinite(high) ? share(high) : "–"}`;

/** Days as people say them: minutes and hours below two days, where a clock tells them. */
export const lasting = (days: number, exact: Exactness): string => {
  if (exact === "day") return `${whole(days)} ${days === 1 ? "day" : "days"}`;
  const [minutes, hours] = [days * 1440, days * 24];
  if (minutes < 90) return `${Math.round(minutes)} minutes`;
  if (hours < 48) return `${hours < 10 ? hours.toFixed(1) : Math.round(hours)} hours`;
  return `${days < 10 ? days.toFixed(1) : whole(days)} days`;
};

/** Within so long, in a sentence. */
export const soon = (days: number, exact: Exactness): string =>
  exact === "day" && days === 0 ? "on the same day" : `within ${lasting(days, exact)}`;

export const measureTitles: Record<Measure, string> = {
  cleared: "Cleared",
  arrested: "Arrested",
  charge_sheeted: "Charge-sheeted",
  convicted: "Convicted, of all cases",
  convicted_of_decided: "Convicted, of decided cases",
  registered_within_1: "Registered within a day",
  charge_sheeted_within_60: "Charge-sheeted within 60 days",
  charge_sheeted_within_90: "Charge-sheeted within 90 days",
  discovered: "Found by the police themselves",
};

export const delayTitles: Record<AreaDelay["kind"], string> = {
  registration: "From occurrence to registration",
  arrest: "From registration to arrest",
  "charge sheet": "From registration to charge sheet",
  "arrest to charge sheet": "From arrest to charge sheet",
  response: "From call to arrival",
};

export const endTitles: Record<CaseEnd, string> = {
  convicted: "convicted",
  acquitted: "acquitted",
  "before court": "charge-sheeted, no verdict",
  cleared: "cleared without a charge sheet",
  "not cleared": "not cleared",
  open: "open",
  "set aside": "set aside: in no rate",
  unknown: "not known: in no rate",
};

export const whichTitles: Record<Which, string> = {
  all: "All cases",
  reported: "Reported to the police",
  discovered: "Found by the police themselves",
};
