import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { OracleCase, OracleFile } from "./case";
import { compare } from "./compare";
import { Files } from "./files";
import { adapters } from "./methods";
import { asCases, spatialStats } from "./spatial-stats";

interface Tally {
  passed: number;
  missed: number;
  missing: Set<string>;
}

const byMethod = new Map([...adapters, spatialStats].map((adapter) => [adapter.method, adapter]));

/**
 * `npm run oracles -- FOLDER… [--only=METHOD,…]`: runs every case file of the folders through the
 * product's own methods, a line a case. Exits with 1 on a miss.
 */
export async function main(given: readonly string[]): Promise<number> {
  const only = given
    .find((each) => each.startsWith("--only="))
    ?.slice(7)
    .split(",");
  const folders = given.filter((each) => !each.startsWith("--"));
  if (folders.length === 0) {
    console.error("Name the folders of case files: npm run oracles -- FOLDER…");
    return 2;
  }
  const absent = folders.filter((folder) => !existsSync(folder));
  if (absent.length > 0) {
    console.error(`There is no folder ${absent.join(", ")}.`);
    return 2;
  }
  const tally: Tally = { passed: 0, missed: 0, missing: new Set() };
  for (const folder of folders) await runFolder(resolve(folder), only, tally);
  const { passed, missed, missing } = tally;
  if (missing.size > 0) console.log(`\nMissing, no such method here: ${[...missing].join(", ")}`);
  console.log(`\n${passed} cases pass, ${missed} miss, ${missing.size} methods are missing.`);
  if (passed + missed + missing.size === 0) console.error("No case was found.");
  return missed > 0 || passed + missing.size === 0 ? 1 : 0;
}

async function runFolder(folder: string, only: readonly string[] | undefined, tally: Tally) {
  const files = new Files(folder);
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".json"))
    .sort()) {
    const file = readCases(join(folder, name));
    if (!file) {
      console.log(`skipped  ${name}: it is not a file of cases`);
      continue;
    }
    const { method, cases } = file;
    if (only && !only.includes(method)) continue;
    if (!byMethod.has(method)) tally.missing.add(method);
    else for (const oracle of cases) await runCase(method, oracle, files, tally);
  }
}

function readCases(path: string): OracleFile | null {
  const content = JSON.parse(readFileSync(path, "utf8")) as Partial<OracleFile>;
  const published = asCases(content);
  if (published) return published;
  if (typeof content.method !== "string" || !Array.isArray(content.cases)) return null;
  return content as OracleFile;
}

async function runCase(method: string, oracle: OracleCase, files: Files, tally: Tally) {
  const adapter = byMethod.get(method)!;
  const started = performance.now();
  const line = (word: string, rest: string) => {
    const milliseconds = Math.round(performance.now() - started);
    console.log(`${word}  ${`${method} ${oracle.id}`.padEnd(44)} ${rest} (${milliseconds} ms)`);
  };
  if (Object.keys(oracle.expected).every((key) => adapter.remarks?.includes(key))) {
    return line("skipped", "holds no figure of a method");
  }
  try {
    const { compared, worst, misses } = compare(await adapter.run(oracle, files), oracle, adapter);
    if (compared === 0) throw new Error("Nothing of it was compared.");
    const largest = worst ? `${worst.size.toPrecision(2)} of the tolerance at ${worst.at}` : "";
    if (misses.length === 0) {
      tally.passed++;
      return line("pass", `${compared} figures, largest deviation ${largest}`);
    }
    tally.missed++;
    line("MISS", `${misses.length} of ${compared} figures`);
    for (const { at, words } of misses.slice(0, 5)) console.log(`      ${at}: ${words}`);
  } catch (error) {
    tally.missed++;
    line("MISS", error instanceof Error ? error.message : String(error));
  }
}
