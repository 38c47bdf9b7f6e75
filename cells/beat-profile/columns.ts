import { columnIn } from "@/cells/areas/columns";
import { refuseHidden, withoutHidden } from "@/cells/people/offered";
import { hiddenColumns } from "@/datasets/model/people";
import { pointOf, rolesOf } from "@/datasets/model/roles";
import { wordsOf } from "@/datasets/model/words";
import { isUsablePoint } from "@/datasets/model/usable-point";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { ProfileParams } from "./params";
import { texts } from "./texts";

/** What the incidents are read for; null for what they do not have. */
export interface IncidentColumns {
  id: string | null;
  head: string | null;
  status: string | null;
  place: string | null;
  ended: string | null;
  /** SQL: degrees, null where there is no usable point. */
  point: { x: string; y: string } | null;
}

const ofHead = /^(head|crime ?(group|head)( name)?|primary type|crime type|offen[cs]e( type)?)$/;
const ofStatus = /^(status|fir stage|stage|case (status|stage)|last outcome category)$/;
const ofPlace = /^(place|village( area)?( name)?|locality|location|block|street|area)$/;

/** The columns as the cell names them, or as their names tell. Throws CellFailure. */
export function incidentColumns(
  table: TableInfo,
  params: Pick<ProfileParams, "head" | "status" | "place" | "time_to">,
): IncidentColumns {
  const hidden = hiddenColumns(table);
  const guess = (pattern: RegExp) =>
    table.columns.find(
      ({ name, kind }) => kind === "text" && !hidden.includes(name) && pattern.test(wordsOf(name)),
    )?.name ?? null;
  const find = (key: "head" | "status" | "place", pattern: RegExp) => {
    const given = params[key];
    return given ? columnIn(table, given, key) : guess(pattern);
  };
  const columns = {
    id: [...rolesOf(table)].find(([, role]) => role === "identifier")?.[0] ?? null,
    head: find("head", ofHead),
    status: find("status", ofStatus),
    place: find("place", ofPlace),
    ended: params.time_to ? columnIn(table, params.time_to, "time_to") : null,
  };
  refuseHidden(table, [columns.head, columns.status, columns.place, columns.ended].map(or));
  return { ...columns, point: pointSql(table) };
}

/** More texts than this are numbers of cases, or prose. */
const mostWords = 300;

/**
 * The columns without a head or status of more texts than any head or status has, where nobody named
 * it. Throws CellFailure where the cell names it.
 */
export async function withFewWords(
  { engine, signal }: RunContext,
  table: TableInfo,
  columns: IncidentColumns,
  params: Pick<ProfileParams, "head" | "status">,
): Promise<IncidentColumns> {
  const kept = { ...columns };
  for (const key of ["head", "status"] as const) {
    const column = columns[key];
    if (!column) continue;
    const sql = `select distinct ${q(column)} from ${q(table.name)} limit ${mostWords + 1}`;
    if (decodeTable(await engine.query(sql, { signal })).numRows <= mostWords) continue;
    if (params[key]) {
      throw new CellFailure({
        message: texts.manyWords(column, key, mostWords),
        hint: texts.manyWordsHint(key),
      });
    }
    kept[key] = null;
  }
  return kept;
}

const or = (name: string | null) => name ?? undefined;

/** SQL of a table's usable points, where they are not of somebody's address. */
export function pointSql(table: TableInfo): IncidentColumns["point"] {
  const point = pointOf(withoutHidden(table, false));
  if (!point) return null;
  const [x, y] = [point.longitude, point.latitude].map((name) => `try_cast(${q(name)} as double)`);
  const usable = (value: string) => `case when ${isUsablePoint(y!, x!)} then ${value} end`;
  return { x: usable(x!), y: usable(y!) };
}
