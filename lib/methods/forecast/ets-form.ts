import { MethodProblem } from "../problem";

/** How the error, the trend and the season of exponential smoothing enter. */
export interface EtsForm {
  error: "A" | "M";
  trend: "N" | "A" | "Ad";
  season: "N" | "A" | "M";
}

/** "MAdM" or "M,Ad,M" as a form; additive errors beside factors of a season have no finite variance. */
export function readForm(name: string): EtsForm {
  const parts = /^([AM])(N|Ad|A)([NAM])$/.exec(name.replace(/[\s,]/g, ""));
  const [, error, trend, season] = parts ?? [];
  if (!error || (error === "A" && season === "M")) {
    throw new MethodProblem(
      `“${name}” is no form of exponential smoothing that can be fitted.`,
      "Name error, trend and season: A or M; N, A or Ad; N, A or M – but not A with a season of M.",
    );
  }
  return { error, trend, season } as EtsForm;
}

export const formName = ({ error, trend, season }: EtsForm): string =>
  `ETS(${error},${trend},${season})`;

/** The forms a series allows: all 15, without seasons those of 6, without factors where a value is 0 or less. */
export function formsFor(positive: boolean, seasonal: boolean): EtsForm[] {
  const forms: EtsForm[] = [];
  for (const error of positive ? (["A", "M"] as const) : (["A"] as const)) {
    for (const trend of ["N", "A", "Ad"] as const) {
      forms.push({ error, trend, season: "N" });
      if (seasonal) forms.push({ error, trend, season: "A" });
      if (seasonal && error === "M") forms.push({ error, trend, season: "M" });
    }
  }
  return forms;
}

/** Numbers of a fitted form. */
export interface EtsFigures {
  alpha: number;
  /** Absent without a trend. */
  beta?: number;
  /** Absent without a season. */
  gamma?: number;
  /** Absent without damping. */
  phi?: number;
  /** Level, change a step and season before the first step; the season's first entry is that of step 0. */
  level: number;
  change: number;
  seasons: Float64Array;
}

/** Smoothing shares and states that are free: one of the seasons follows from the others. */
export const countOf = ({ trend, season }: EtsForm, steps: number): number =>
  2 + (trend === "N" ? 0 : 2) + (trend === "Ad" ? 1 : 0) + (season === "N" ? 0 : steps);
