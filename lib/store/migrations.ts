import type { Kysely } from "kysely";
import { sql } from "kysely";
import { StoreProblem } from "./problems";
import type { Tables } from "./schema";

type Migration = (db: Kysely<Tables>) => Promise<void>;

/** In the order they were written; one that was released is never edited. */
const migrations: Migration[] = [first, datasetsWithFiles];

async function first(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("notebooks")
    .addColumn("id", "varchar(32)", (column) => column.primaryKey())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("bytes", "bigint", (column) => column.notNull())
    .addColumn("cells", "integer", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("created", "varchar(32)", (column) => column.notNull())
    .addColumn("updated", "varchar(32)", (column) => column.notNull())
    .addColumn("deleted_at", "varchar(32)")
    .execute();
  await db.schema
    .createTable("revisions")
    .addColumn("notebook", "varchar(32)", (column) => column.notNull().references("notebooks.id"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("sha256", "varchar(64)", (column) => column.notNull())
    .addColumn("created", "varchar(32)", (column) => column.notNull())
    .addColumn("note", "text")
    .addPrimaryKeyConstraint("revisions_key", ["notebook", "revision"])
    .execute();
  await db.schema
    .createTable("datasets")
    .addColumn("id", "varchar(32)", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("sha256", "varchar(64)", (column) => column.notNull())
    .addColumn("bytes", "bigint", (column) => column.notNull())
    .addColumn("format", "varchar(32)", (column) => column.notNull())
    .addColumn("rows", "bigint")
    .addColumn("created", "varchar(32)", (column) => column.notNull())
    .addUniqueConstraint("datasets_name_and_bytes", ["name", "sha256"])
    .execute();
}

/** A dataset keeps its identity while its files come and go; mappings are remembered by header. */
async function datasetsWithFiles(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable("datasets").renameTo("datasets_before").execute();
  await db.schema
    .createTable("datasets")
    .addColumn("id", "varchar(32)", (column) => column.primaryKey())
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("sha256", "varchar(64)", (column) => column.notNull())
    .addColumn("created", "varchar(32)", (column) => column.notNull())
    .addColumn("updated", "varchar(32)", (column) => column.notNull())
    .addColumn("deleted_at", "varchar(32)")
    .execute();
  await db.schema
    .createTable("dataset_files")
    .addColumn("dataset", "varchar(32)", (column) => column.notNull().references("datasets.id"))
    .addColumn("sha256", "varchar(64)", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("bytes", "bigint", (column) => column.notNull())
    .addColumn("format", "varchar(32)", (column) => column.notNull())
    .addColumn("rows", "bigint")
    .addColumn("about", "text")
    .addColumn("created", "varchar(32)", (column) => column.notNull())
    .addPrimaryKeyConstraint("dataset_files_key", ["dataset", "sha256"])
    .execute();
  await db.schema
    .createIndex("dataset_files_by_hash")
    .on("dataset_files")
    .column("sha256")
    .execute();
  await sql`
    insert into datasets (id, label, sha256, created, updated)
    select id, name, sha256, created, created from datasets_before
  `.execute(db);
  await sql`
    insert into dataset_files (dataset, sha256, name, bytes, format, rows, created)
    select id, sha256, name, bytes, format, rows, created from datasets_before
  `.execute(db);
  await db.schema.dropTable("datasets_before").execute();
  await db.schema
    .createTable("mappings")
    .addColumn("fingerprint", "varchar(128)", (column) => column.primaryKey())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("saved", "varchar(32)", (column) => column.notNull())
    .execute();
}

/** Brings a database, new or old, to the form this program writes. Each step is carried out whole or not at all. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("meta")
    .ifNotExists()
    .addColumn("key", "varchar(64)", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  const done = await version(db);
  if (done > migrations.length) {
    throw new StoreProblem(
      "unusable",
      "The notebooks here were written by a newer Beatbook. Update this one, or choose another folder with BEATBOOK_DATA.",
    );
  }
  for (let number = done; number < migrations.length; number++) {
    await db.transaction().execute(async (transaction) => {
      // Taking the version first makes a second server wait here, and then find the work done.
      const taken = await transaction
        .insertInto("meta")
        .values({ key: "version", value: String(number + 1) })
        .onConflict((conflict) =>
          conflict
            .column("key")
            .doUpdateSet({ value: String(number + 1) })
            .where("meta.value", "=", String(number)),
        )
        .executeTakeFirst();
      if (taken.numInsertedOrUpdatedRows === 0n) return;
      await migrations[number]!(transaction);
    });
  }
}

async function version(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom("meta")
    .select("value")
    .where("key", "=", "version")
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** The part of append-only that only the database itself can promise; SQLite's words for it. */
export async function guardRevisions(db: Kysely<Tables>): Promise<void> {
  for (const change of ["update", "delete"]) {
    await sql`
      create trigger if not exists ${sql.raw(`revisions_no_${change}`)}
      before ${sql.raw(change)} on revisions
      begin select raise(abort, 'revisions are append-only'); end
    `.execute(db);
  }
}
