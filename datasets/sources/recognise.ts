import type { TableInfo } from "@/lib/engine/engine";
import { foldName } from "./fold";
import { sources } from "./registry";
import type { Source, SourceFile } from "./source";

export interface Recognised {
  source: Source;
  /** Id of the source's file to name of the table. */
  files: Readonly<Record<string, string>>;
  /** Share of the expected header that was found, 0–1. */
  share: number;
}

interface Match {
  table: string;
  share: number;
  /** Share of the table's columns that the file is known to have. */
  known: number;
}

const least = 0.75;

const matchOf = (file: SourceFile, table: TableInfo): Match | null => {
  const columns = new Set(table.columns.map((column) => foldName(column.name)));
  const has = (names: string) => names.split("|").some((name) => columns.has(foldName(name)));
  const found = file.header.filter(has).length;
  const further = (file.optional ?? []).filter(has).length;
  const share = found / file.header.length;
  const known = (found + further) / Math.max(1, columns.size);
  // A file of two or three columns is only known by all of them.
  const enough = file.header.length <= 3 ? share === 1 && known === 1 : share >= least;
  return enough ? { table: table.name, share, known } : null;
};

const better = (a: Match, b: Match) => b.share - a.share || b.known - a.known;

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * Which publishers the tables may come from, best first. Files of one publisher come together; of
 * several tables for one file, each gets an answer of its own.
 */
export function recognise(tables: readonly TableInfo[]): Recognised[] {
  const answers: (Recognised & { known: number })[] = [];
  for (const source of sources) {
    const left = new Set(tables);
    for (;;) {
      const matches = new Map<string, Match>();
      for (const file of source.files) {
        const best = [...left].flatMap((table) => matchOf(file, table) ?? []).sort(better)[0];
        if (!best) continue;
        const rival = [...matches].find(([, match]) => match.table === best.table);
        if (rival && better(rival[1], best) <= 0) continue;
        if (rival) matches.delete(rival[0]);
        matches.set(file.id, best);
      }
      if (matches.size === 0) break;
      const taken = [...matches.values()];
      answers.push({
        source,
        files: Object.fromEntries([...matches].map(([id, match]) => [id, match.table])),
        share: mean(taken.map((match) => match.share)),
        known: mean(taken.map((match) => match.known)),
      });
      for (const table of [...left]) {
        if (taken.some((match) => match.table === table.name)) left.delete(table);
      }
    }
  }
  return answers
    .sort((a, b) => b.share - a.share || b.known - a.known)
    .map(({ source, files, share }) => ({ source, files, share }));
}
