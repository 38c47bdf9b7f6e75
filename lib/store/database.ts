import { chmodSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import Database from "libsql";
import { guardRevisions, migrate } from "./migrations";
import { StoreProblem } from "./problems";
import type { Tables } from "./schema";

/** Where notebooks and kept files live: BEATBOOK_DATA, or a folder in the user's home. */
export function dataFolder(): string {
  // A folder of the user's, not of the program: the bundler must not trace it.
  return resolve(
    /*turbopackIgnore: true*/ process.env.BEATBOOK_DATA || join(homedir(), ".beatbook"),
  );
}

/** Crime data: readable by its owner and nobody else on the machine. */
export function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

async function open(folder: string): Promise<Kysely<Tables>> {
  makePrivate(folder);
  // Two servers on one folder wait for each other up to five seconds.
  const database = new Database(join(folder, "beatbook.db"), { timeout: 5000 });
  database.pragma("journal_mode=WAL");
  database.pragma("synchronous=FULL");
  database.pragma("foreign_keys=ON");
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(db);
    await guardRevisions(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * Opens the embedded database of a data folder and brings it to today's form.
 * Every acknowledged write has reached the disk: write-ahead log, `synchronous=FULL`.
 * A folder or file that cannot be used is left as it is; throws `unusable`.
 */
export async function openDatabase(folder: string): Promise<Kysely<Tables>> {
  try {
    return await open(folder);
  } catch (error) {
    if (error instanceof StoreProblem) throw error;
    throw new StoreProblem(
      "unusable",
      `The notebooks cannot be kept in ${folder} (${error instanceof Error ? error.message : error}). ` +
        "Nothing was changed. Mend the folder, or choose another one with BEATBOOK_DATA.",
    );
  }
}
