import { columnIn } from "@/cells/areas/columns";
import { groupPairs } from "@/cells/areas/pairs";
import { discoveredIn, type Discovered } from "@/cells/ground/discovered";
import { guessBy } from "@/cells/patrol/read";
import { refuseHidden } from "@/cells/people/offered";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { personKindOfName } from "@/datasets/model/people";
import { registeredOf } from "@/datasets/model/roles";
import { wordsOf } from "@/datasets/model/words";
import type { ColumnKind, TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { noColumn, type PerformanceParams } from "./params";
import { texts } from "./texts";

/** A column, and whether the analyst chose it or it was guessed by its name. */
export interface Chosen {
  name: string;
  kind: ColumnKind;
}

export interface ChosenColumns {
  table: TableInfo;
  /** Columns of the incidents that name the area, and what a roster calls them. */
  by: string[];
  others: string[];
  dated: DatedTable | null;
  /** Column that says how many cases a row stands for. */
  count: string | null;
  registered: string | null;
  status: string | null;
  arrest: Chosen | null;
  chargeSheet: Chosen | null;
  conviction: Chosen | null;
  mix: string[];
  /** Whether kinds of case are told apart at all. */
  isMixed: boolean;
  discovered: Discovered | null;
  response: { call: string; arrival: string } | null;
  outcomes: {
    table: TableInfo;
    id: string;
    incident: string;
    kind: string;
    at: string | null;
  } | null;
}

type Kinds = readonly ColumnKind[];
const flags: Kinds = ["boolean", "integer", "number", "text"];
const times: Kinds = ["timestamp", "date"];

/** Names of columns as registers have them, the likeliest first. */
const named = {
  status: [
    /^status$/,
    /^(fir |case |crime )?(stage|status( name)?)$/,
    /\boutcome( category)?$/,
    /^(disposition|resolution)$/,
  ],
  arrest: [/^arrest( made)?$/, /^(is |was )?arrested$/, /^arrested count( no)?$/],
  chargeSheet: [/^(accused )?charge ?sheeted( count)?$/, /^charged$/],
  conviction: [/^(convicted|convictions?)( count)?$/],
  count: [/^(incidents|cases|firs|crimes|(number|no) of (cases|firs|incidents))$/],
  head: [
    /^head$/,
    /^(crime ?group name|crime group|major head|primary type|crime type|category|offen[cs]e( type)?)$/,
  ],
  id: [/^(id|incident|crime no|case (number|no)|fir no|firno|case master id)$/],
  call: [/^(called at|call time|received( at)?|call received( at)?|time of call)$/],
  arrival: [/^(arrived( at)?|arrival( time)?|on scene( at)?|time of arrival)$/],
};

function guess(table: TableInfo, patterns: readonly RegExp[], kinds: Kinds): Chosen | null {
  for (const pattern of patterns) {
    const found = table.columns.find(
      ({ name, kind }) => kinds.includes(kind) && pattern.test(wordsOf(name)),
    );
    if (found) return found;
  }
  return null;
}

/** Columns that are read where the cell names none. */
export const guessColumns = (table: TableInfo) => ({
  status: guess(table, named.status, ["text"])?.name,
  arrest: guess(table, named.arrest, flags)?.name,
  charge_sheet: guess(table, named.chargeSheet, flags)?.name,
  conviction: guess(table, named.conviction, flags)?.name,
  registered: registeredOf(table) ?? undefined,
  count: guess(table, named.count, ["integer", "number"])?.name,
  head: guess(table, named.head, ["text"])?.name,
  call: guess(table, named.call, times)?.name,
  arrival: guess(table, named.arrival, times)?.name,
});

/** Areas by which a station reads its own figures: stations before districts before beats. */
export function guessAreas(table: TableInfo): string[] | undefined {
  const found = guess(
    table,
    [/^(station|police station|unit name)$/, /^(district|district name)$/],
    ["text", "integer"],
  );
  if (found) return [found.name];
  const by = guessBy(table);
  return Array.isArray(by) ? [...(by as readonly string[])] : undefined;
}

export async function chosenColumns(
  context: RunContext,
  params: PerformanceParams,
): Promise<ChosenColumns> {
  if (!params.data) throw new CellFailure({ message: texts.choose });
  const table = await context.table(params.data);
  const found = guessColumns(table);
  const given = params.by ?? guessAreas(table);
  if (!given) {
    throw new CellFailure({ message: texts.chooseBy(table.name), hint: texts.chooseByHint });
  }
  const by = groupPairs(given, table, null).map(([name]) => name);
  const officer = by.find(
    (name) => /officer|\bio\b|kgid|badge/i.test(name) || personKindOfName(name),
  );
  if (officer)
    throw new CellFailure({ message: texts.noPersons(officer), hint: texts.noPersonsHint });
  const pick = (written: string | undefined, guessed: string | undefined, parameter: string) => {
    if (written === noColumn) return null;
    const name = written ? columnIn(table, written, parameter) : guessed;
    return table.columns.find((column) => column.name === name) ?? null;
  };
  const count = pick(params.count, found.count, "count");
  const status = pick(params.status, found.status, "status")?.name ?? null;
  const arrest = pick(params.arrest, found.arrest, "arrest");
  const chargeSheet = pick(params.charge_sheet, found.charge_sheet, "charge_sheet");
  const conviction = pick(params.conviction, found.conviction, "conviction");
  const registered = pick(params.registered, found.registered, "registered")?.name ?? null;
  const mix = (params.mix ?? (found.head ? [found.head] : [])).map((name) =>
    columnIn(table, name, "mix"),
  );
  const call = pick(params.call, found.call, "call");
  const arrival = pick(params.arrival, found.arrival, "arrival");
  refuseHidden(table, [
    ...[status ?? undefined, registered ?? undefined, ...mix],
    ...[arrest, chargeSheet, conviction, count, call, arrival].map((each) => each?.name),
  ]);
  const outcomes = params.outcomes ? await outcomeColumns(context, params, table) : null;
  if (!status && !arrest && !chargeSheet && !conviction && !outcomes) {
    throw new CellFailure({ message: texts.noOutcome(table.name), hint: texts.noOutcomeHint });
  }
  const dated = await datedOrNot(context, params);
  const discovered = await discoveredIn(context, table);
  const isTold = mix.length > 0 || dated !== null || registered !== null || discovered !== null;
  return {
    ...{ dated, discovered, isMixed: isTold && params.mix?.length !== 0 },
    ...{ table, by, status, arrest, chargeSheet, conviction, registered, mix, outcomes },
    others: Array.isArray(given) ? given : Object.values(given),
    count: count?.name ?? null,
    response: call && arrival ? { call: call.name, arrival: arrival.name } : null,
  };
}

/** Published totals have no time at all; then nothing is asked of it. */
async function datedOrNot(
  context: RunContext,
  params: PerformanceParams,
): Promise<DatedTable | null> {
  try {
    return await datedTable(context, { data: params.data, time: params.time });
  } catch (error) {
    if (params.time || !(error instanceof CellFailure)) throw error;
    return null;
  }
}

async function outcomeColumns(
  context: RunContext,
  params: PerformanceParams,
  data: TableInfo,
): Promise<NonNullable<ChosenColumns["outcomes"]>> {
  const table = await context.table(params.outcomes!);
  const id = params.id ? columnIn(data, params.id, "id") : guess(data, named.id, flags)?.name;
  if (!id) throw new CellFailure({ message: texts.chooseId(data.name, table.name) });
  refuseHidden(data, [id]);
  const at = guess(table, [/^(happened at|date|at|time|when)$/], times);
  return {
    ...{ table, id, at: at?.name ?? null },
    incident: columnIn(table, "incident", "outcomes"),
    kind: columnIn(table, "kind", "outcomes"),
  };
}
