import { useEffect, useState } from "react";
import { useSurroundings } from "@/cells/context";
import { fingerprintOf, type RememberedMapping } from "@/cells/model/remember";
import { queryRows } from "@/cells/rows";
import { model, type ModelTableName } from "@/datasets/model/model";
import { rolesOf } from "@/datasets/model/roles";
import { propose, type Proposal } from "@/datasets/sources/propose";
import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";

/** What a file of nobody known may be. */
export interface Guess {
  table: ModelTableName;
  proposals: readonly Proposal[];
}

const rowsLookedAt = 1000;
/** Another table of the model must fit so much better than incidents, of which most files tell. */
const better = 1.25;

const weight = (proposals: readonly Proposal[]) =>
  proposals.reduce((sum, { confidence }) => sum + confidence, 0);

/** The table of the model that most columns speak for. */
export function guessOf(table: TableInfo, rows: readonly Record<string, unknown>[]): Guess {
  // Outlines are no records; the one table of the model that has them is that of beats.
  const isAreas = [...rolesOf(table).values()].includes("shape");
  if (isAreas) return { table: "beats", proposals: propose(table, rows, "beats") };
  const guesses = model.map(({ name }) => ({ table: name, proposals: propose(table, rows, name) }));
  const incidents = guesses.find((guess) => guess.table === "incidents")!;
  const best = guesses.toSorted((a, b) => weight(b.proposals) - weight(a.proposals))[0]!;
  return weight(best.proposals) > better * weight(incidents.proposals) ? best : incidents;
}

/** Null while the file is looked at. */
export function useGuess(table: TableInfo | null): Guess | null {
  const { engine } = useSurroundings();
  const [found, setFound] = useState<{ of: TableInfo; guess: Guess } | null>(null);
  useEffect(() => {
    if (!table) return;
    const abort = new AbortController();
    const sql = `from ${quoteIdentifier(table.name)} limit ${rowsLookedAt}`;
    queryRows(engine, sql, { signal: abort.signal }).then(
      (rows) => setFound({ of: table, guess: guessOf(table, rows) }),
      () => undefined,
    );
    return () => abort.abort();
  }, [engine, table]);
  return found && found.of === table ? found.guess : null;
}

/** How files with these column names were read before. */
export function useKnownShape(
  table: TableInfo | null,
  remembered: readonly RememberedMapping[],
): RememberedMapping | null {
  const [known, setKnown] = useState<RememberedMapping | null>(null);
  useEffect(() => {
    if (!table || remembered.length === 0) return;
    let here = true;
    void fingerprintOf(table).then(
      (fingerprint) =>
        here && setKnown(remembered.find((each) => each.fingerprint === fingerprint) ?? null),
    );
    return () => {
      here = false;
    };
  }, [table, remembered]);
  return known;
}
