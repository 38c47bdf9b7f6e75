import { identityNeverShown } from "@/datasets/model/never-shown";
import { modelTable, type ModelColumn, type ModelTableName } from "@/datasets/model/model";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { foldName } from "./fold";
import { inWords, names } from "./names";
import { usablePoint } from "./point";
import { read, type Reading } from "./reading";
import { look, type Sample } from "./samples";

export interface Proposal {
  /** Column of the model. */
  column: string;
  /** SQL over `t`, the table. */
  expression: string;
  /** 0–1. */
  confidence: number;
  /** One sentence for the analyst. */
  why: string;
}

interface Candidate extends Proposal {
  from: ColumnInfo;
}

/** How well values fit, 0–1, and what they say. */
interface Fit {
  fits: number;
  says: string;
  reading?: Reading;
}

const sure = [0.95, 0.75, 0.55, 0.4];
const least = 0.3;

const percent = (part: number) => `${Math.round(part * 100)} %`;

const momentFit = ({ kind }: ColumnInfo, sample: Sample): Fit => {
  if (kind === "date" || kind === "timestamp") return { fits: 1, says: "it holds dates" };
  if (sample.months > 0.8) return { fits: 0.9, says: "it holds months", reading: "month" };
  const order = {
    ymd: "with the year first",
    dmy: "with the day first",
    mdy: "with the month first",
    either: "whose order of day and month does not show: the day is taken as first",
  }[sample.order];
  return {
    fits: sample.dates > 0.8 ? (sample.order === "either" ? 0.7 : 1) : sample.dates > 0.4 ? 0.5 : 0,
    says: `${percent(sample.dates)} of the sample are dates ${order}`,
    reading: sample.order === "mdy" ? "mdy" : "dmy",
  };
};

const degreesFit = (limit: number, sample: Sample): Fit => {
  if (sample.numbers < 0.8) return { fits: 0, says: "it holds no numbers" };
  const inside = sample.least >= -limit && sample.most <= limit;
  const between = `its values lie between ${sample.least} and ${sample.most}`;
  return { fits: inside && sample.fractions > 0.2 ? 1 : inside ? 0.5 : 0, says: between };
};

const countFit = (sample: Sample): Fit => ({
  fits: sample.numbers > 0.8 ? 1 : 0,
  says: `${percent(sample.numbers)} of the sample are numbers`,
});

/** Heinous or not is written in words. */
const heinousFit = ({ kind }: ColumnInfo, sample: Sample): Fit => ({
  fits: kind === "boolean" || (kind === "text" && sample.distinct <= 4) ? 1 : 0,
  says: `it has ${sample.distinct} different values`,
});

const flagFit = ({ kind }: ColumnInfo, sample: Sample): Fit => ({
  fits: kind === "boolean" || sample.flags > 0.9 ? 1 : 0,
  says: "it says yes or no",
});

const textFit = (model: ModelColumn, { kind }: ColumnInfo, sample: Sample): Fit => {
  const different = sample.values === 0 ? 0 : sample.distinct / sample.values;
  const says = `${sample.distinct} different values in ${sample.values} rows`;
  if (model.name === "id") return { fits: different > 0.9 ? 1 : 0.5, says };
  if (kind === "date" || kind === "timestamp" || kind === "time") return { fits: 0, says };
  if (model.role === "identifier" || model.role === "person") return { fits: 1, says };
  const groups = model.role === "category" || model.role === "area" || model.role === "protected";
  if (groups && /^(?:integer|number)$/.test(kind)) return { fits: 0.5, says };
  if (groups && sample.values > 20) return { fits: different < 0.5 ? 1 : 0.5, says };
  return { fits: kind === "boolean" ? 0.3 : 1, says };
};

const fitOf = (model: ModelColumn, column: ColumnInfo, sample: Sample): Fit => {
  if (sample.values === 0) return { fits: 0.8, says: "the sample is empty" };
  if (model.name === "latitude") return degreesFit(90, sample);
  if (model.name === "longitude") return degreesFit(180, sample);
  if (model.type === "TIMESTAMP" || model.type === "DATE") return momentFit(column, sample);
  if (model.type === "DOUBLE" || model.type === "INTEGER") return countFit(sample);
  if (model.name === "heinous") return heinousFit(column, sample);
  return model.type === "BOOLEAN" ? flagFit(column, sample) : textFit(model, column, sample);
};

const nameFit = (model: ModelColumn, table: ModelTableName, name: string): number => {
  if (foldName(name) === foldName(model.name)) return 1;
  const rank = (names[table][model.name] ?? []).findIndex((one) => one.test(inWords(name)));
  if (rank < 0) return 0;
  const isCode = / (?:cd|code|id) $/.test(inWords(name)) && model.role === "category";
  return isCode ? sure[rank]! / 2 : sure[rank]!;
};

const at = (column: ColumnInfo) => `t.${quoteIdentifier(column.name)}`;

/** A column read as it is needs no reading: mapping.ts reads it by its type. */
const expressionOf = (column: ColumnInfo, reading: Reading | undefined): string =>
  reading && column.kind === "text" ? read(reading, at(column), column) : at(column);

function candidates(table: TableInfo, samples: Samples, name: ModelTableName): Candidate[] {
  return modelTable(name).columns.flatMap((model) =>
    table.columns.flatMap((column): Candidate[] => {
      const named = nameFit(model, name, column.name);
      if (named === 0) return [];
      const { fits, says, reading } = fitOf(model, column, samples.get(column.name)!);
      const confidence = Math.round(named * fits * 100) / 100;
      if (confidence < least) return [];
      const why =
        named === 1 ? "has the same name" : named > 0.7 ? "is a usual name" : "sounds like it";
      return [
        {
          column: model.name,
          expression: expressionOf(column, reading),
          confidence,
          why: `“${column.name}” ${why}, and ${says}.`,
          from: column,
        },
      ];
    }),
  );
}

type Samples = ReadonlyMap<string, Sample>;

/** Each column once, the surest first. */
function choose(found: readonly Candidate[]): Map<string, Candidate> {
  const chosen = new Map<string, Candidate>();
  const taken = new Set<string>();
  for (const one of found.toSorted((a, b) => b.confidence - a.confidence)) {
    if (chosen.has(one.column) || taken.has(one.from.name)) continue;
    chosen.set(one.column, one);
    taken.add(one.from.name);
  }
  return chosen;
}

/** What the names do not tell, the values may: the only dates, and a column that groups. */
function byValues(table: TableInfo, samples: Samples, chosen: Map<string, Candidate>): void {
  const free = () =>
    table.columns.filter(
      ({ name }) => ![...chosen.values()].some(({ from }) => from.name === name),
    );
  const add = (
    column: string,
    from: ColumnInfo,
    confidence: number,
    why: string,
    reading?: Reading,
  ) =>
    chosen.set(column, { column, from, confidence, why, expression: expressionOf(from, reading) });

  if (!chosen.has("occurred_from") && !chosen.has("reported_at")) {
    const dates = free()
      .map((column) => ({ column, fit: momentFit(column, samples.get(column.name)!) }))
      .find(({ fit }) => fit.fits >= 0.7);
    if (dates) {
      const { column, fit } = dates;
      const why = `Nothing is named like a time, but in “${column.name}” ${fit.says}.`;
      add("occurred_from", column, 0.5, why, fit.reading);
    }
  }
  if (!chosen.has("head")) {
    const groups = free().find(({ name, kind }) => {
      const { values, distinct, length } = samples.get(name)!;
      const few = distinct >= 2 && distinct <= Math.max(10, values * 0.2);
      return kind === "text" && values > 10 && few && length > 3 && length < 60;
    });
    if (groups) {
      const { distinct, values } = samples.get(groups.name)!;
      const why = `Nothing is named like an offence, but “${groups.name}” has ${distinct} different values in ${values} rows.`;
      add("head", groups, 0.35, why);
    }
  }
}

/** A day in one column and the clock in another make one moment. */
function addClocks(table: TableInfo, samples: Samples, chosen: Map<string, Candidate>): void {
  for (const name of ["occurred_from", "occurred_to", "reported_at"]) {
    const day = chosen.get(name);
    if (!day || samples.get(day.from.name)!.clocks > 0) continue;
    const words = inWords(day.from.name).replace(/ (?:date|dt|day|on) /, " ");
    const clock = table.columns.find((column) => {
      const said = inWords(column.name);
      if (!/ (?:time|tm|hour) /.test(said)) return false;
      const sample = samples.get(column.name)!;
      if (column.kind !== "time" && sample.times < 0.8) return false;
      const rest = said.replace(/ (?:time|tm|hour) /, " ");
      return rest === words || said === " time ";
    });
    if (!clock) continue;
    const moment = read("dmy", day.expression, { ...day.from, kind: "timestamp", type: "" });
    const date = day.from.kind === "text" ? day.expression : moment;
    const number = `try_cast(${at(clock)} AS INTEGER)`;
    const time =
      clock.kind === "time"
        ? at(clock)
        : clock.kind === "text"
          ? `coalesce(try_cast(${at(clock)} AS TIME), CAST(try_strptime(${at(clock)}, ['%H:%M', '%I:%M %p', '%I:%M:%S %p', '%H%M']) AS TIME))`
          : `make_time(${number} // 100, ${number} % 100, 0)`;
    chosen.set(name, {
      ...day,
      expression: `CAST(${date} AS DATE) + coalesce(${time}, TIME '00:00:00')`,
      why: `${day.why.slice(0, -1)}; the clock is “${clock.name}”.`,
    });
  }
}

/** A point that is none (0 N 0 E, outside the globe) is left out of both columns. */
function addPoint(chosen: Map<string, Candidate>): void {
  const [latitude, longitude] = [chosen.get("latitude"), chosen.get("longitude")];
  if (!latitude || !longitude) {
    chosen.delete("latitude");
    chosen.delete("longitude");
    return;
  }
  const point = usablePoint(
    read("number", at(latitude.from), latitude.from),
    read("number", at(longitude.from), longitude.from),
  );
  chosen.set("latitude", { ...latitude, expression: point.latitude });
  chosen.set("longitude", { ...longitude, expression: point.longitude });
}

function addWords(chosen: Map<string, Candidate>): void {
  const heinous = chosen.get("heinous");
  if (!heinous || heinous.from.kind !== "text") return;
  const text = read("text", at(heinous.from), heinous.from);
  const expression = `CASE WHEN ${text} ILIKE 'non%heinous' THEN false WHEN ${text} ILIKE 'heinous' THEN true END`;
  chosen.set("heinous", { ...heinous, expression });
}

/** A name or address is read only where it can be told that it may be shown. */
function shield(table: TableInfo, chosen: Map<string, Candidate>): void {
  const of = (column: string) =>
    table.columns.find(({ name }) =>
      names.incidents[column]!.some((one) => one.test(inWords(name))),
    );
  const text = (column: ColumnInfo | undefined) =>
    column ? read("text", at(column), column) : "NULL";
  const age = chosen.get("age")?.from;
  const years = age ? read("integer", at(age), age) : "NULL";
  const [head, section] = [text(of("head")), text(of("act_section"))];
  for (const name of ["name", "address"]) {
    const one = chosen.get(name);
    if (!one) continue;
    if (head === "NULL" && section === "NULL") {
      chosen.delete(name);
      continue;
    }
    const expression = `CASE WHEN NOT ${identityNeverShown(head, section, years)} THEN ${text(one.from)} END`;
    const why = `${one.why.slice(0, -1)}; left out for sexual offences and for children.`;
    chosen.set(name, { ...one, expression, why });
  }
}

/**
 * What an unknown table may mean: a guess by the names of its columns and by up to 1,000 sample
 * rows, in the order of the model's columns. Its expressions go into a mapping's `columns`.
 */
export function propose(
  table: TableInfo,
  rows: readonly Record<string, unknown>[],
  model: ModelTableName = "incidents",
): Proposal[] {
  const samples: Samples = new Map(
    table.columns.map(({ name }) => [name, look(rows.map((row) => row[name]))]),
  );
  const chosen = choose(candidates(table, samples, model));
  if (model === "incidents") {
    byValues(table, samples, chosen);
    addClocks(table, samples, chosen);
    addWords(chosen);
  }
  if (model === "people") shield(table, chosen);
  addPoint(chosen);
  return modelTable(model).columns.flatMap(({ name }) => {
    const one = chosen.get(name);
    if (!one) return [];
    const { column, expression, confidence, why } = one;
    return [{ column, expression, confidence, why }];
  });
}
