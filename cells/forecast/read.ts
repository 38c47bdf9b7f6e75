import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { beginOf, numberOf } from "@/cells/temporal/periods";
import { readSeries } from "@/cells/temporal/series";
import { holidayDays } from "@/cells/trend/holiday-days";
import { readHolidays } from "@/cells/trend/holidays";
import { holidayColumns } from "@/lib/methods/forecast/holiday-columns";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import type { ForecastInput } from "./compute";
import { keptOf } from "./kept";
import { nodesOf, orderOf, type Nodes } from "./nodes";
import { horizonOf, type ForecastParams } from "./params";
import { readRepeats } from "./repeats";
import { texts } from "./texts";
import { tamed, type Wild } from "./wild";

/** More series than this would take a quarter of an hour. */
const mostSeries = 3_000;

/** Series times periods: more would not fit into the memory of a page beside what is learned of them. */
const mostCounts = 2_000_000;

/** Periods beside the horizon without which nothing can be tried on the past. */
const leastBeside = 4;

/** The series of a cell, ready to be forecast. */
export interface Source extends Nodes {
  dated: DatedTable;
  by: string[];
  input: ForecastInput;
  /** For the provenance. */
  words: string[];
}

/** Counts by period and series, those held back apart. Throws CellFailure. */
export async function readSource(context: RunContext, params: ForecastParams): Promise<Source> {
  const { period, hold } = params;
  const horizon = horizonOf(params);
  const dated = await datedTable(context, params);
  const by = [...new Set((params.by ?? []).map((name) => columnIn(dated.table, name, "by")))];
  refuseHidden(dated.table, by);
  const series = await readSeries(context, dated, { period, by, most: mostSeries });
  if (series.keys.length === 0) {
    throw new CellFailure({ message: texts.noSeries(by), hint: texts.noSeriesHint });
  }
  if (series.counts.some((each) => !(each >= 0 && each < Infinity))) {
    throw new CellFailure({ message: texts.noCounts(params.count!), hint: texts.noCountsHint });
  }
  if (series.counts.length > mostCounts) {
    const { keys, begins } = series;
    throw new CellFailure({
      message: texts.tooMany(keys.length, begins.length, period),
      hint: texts.tooManyHint,
    });
  }
  const whole = nodesOf(series, params.hierarchy);
  const { nodes, counts, steps: size } = whole;
  const steps = size - hold;
  if (steps < horizon + leastBeside) {
    throw new CellFailure({
      message: texts.tooFew(Math.max(0, steps), period, horizon, hold),
      hint: texts.tooFewHint,
    });
  }
  const holidays = await readHolidays(context, params.holidays);
  if (holidays.length > 0 && dated.precision === "month") {
    throw new CellFailure({ message: texts.noDays, hint: texts.noDaysHint });
  }
  const repeats = await readRepeats(context, dated, params, by);
  const first = numberOf(period, series.begins[0]!);
  const edges = Array.from({ length: steps + horizon + 1 }, (_, t) =>
    beginOf(period, first + t).getTime(),
  );
  const begins = edges.slice(0, -1);
  const history = new Float64Array(nodes.length * steps);
  const wild = new Map<number, Wild>();
  nodes.forEach((_, s) => {
    const own = tamed(counts.subarray(s * size, s * size + steps));
    if (own.wild) wild.set(s, own.wild);
    counts.set(own.counts, s * size);
    history.set(own.counts, s * steps);
  });
  const { names, columns } = holidayColumns(holidayDays(holidays, 0), edges, steps);
  const input: ForecastInput = {
    period,
    begins,
    steps,
    horizon,
    counts: history,
    wild,
    order: orderOf({ nodes, counts: history, steps }),
    models: params.models === "automatic" ? null : params.models,
    breaks: params.breaks,
    holidays: columns.map((shares, k) => ({ name: names[k]!, shares })),
    kept: keptOf(params, begins, steps),
    seed: context.seed,
  };
  return { ...whole, dated, by, input, words: [dated.words, ...series.words, ...repeats] };
}
