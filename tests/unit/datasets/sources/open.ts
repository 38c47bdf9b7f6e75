import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { kindOfType } from "@/lib/table/types";
import { over, statements, type Mapping } from "@/datasets/sources/mapping";
import { openEngine } from "../engine";
import { openAll, sharedBlob } from "../opened";

/** The real engine with files opened as the product opens them. */
export async function openSources() {
  const engine = await openEngine();
  const tables: TableInfo[] = [];
  const describe = (name: string): TableInfo => {
    const columns = engine.rows(`DESCRIBE "${name}"`).map((row): ColumnInfo => {
      const type = String(row.column_type);
      return { name: String(row.column_name), type, kind: kindOfType(type) };
    });
    const table = { name, columns, rows: Number(engine.value(`SELECT count(*) FROM "${name}"`)) };
    tables.push(table);
    return table;
  };
  return {
    engine,
    tables,
    async add(path: string, name: string): Promise<TableInfo> {
      const opened = await openAll(path, await sharedBlob(path));
      engine.ingest(name, opened.streams);
      return describe(name);
    },
    addSql(name: string, sql: string): TableInfo {
      engine.rows(`CREATE TABLE "${name}" AS ${sql}`);
      return describe(name);
    },
    async addText(name: string, csv: string): Promise<TableInfo> {
      const opened = await openAll(`${name}.csv`, csv);
      engine.ingest(name, opened.streams);
      return describe(name);
    },
    /** Up to 1,000 rows as text. */
    sample: (name: string) => engine.rows(`SELECT COLUMNS(*)::VARCHAR FROM "${name}" LIMIT 1000`),
    /** Makes `made` and `made_set_aside`; answers how many rows they have. */
    make(mapping: Mapping): { kept: number; setAside: number } {
      const { aside, kept, setAside } = statements(mapping, tables, "made");
      engine.rows(`CREATE OR REPLACE TABLE made AS ${over(aside, kept)}`);
      engine.rows(`CREATE OR REPLACE TABLE made_set_aside AS ${over(aside, setAside)}`);
      const count = (name: string) => Number(engine.value(`SELECT count(*) FROM ${name}`));
      return { kept: count("made"), setAside: count("made_set_aside") };
    },
    /** Forgets every table. */
    clear() {
      for (const { name } of tables.splice(0)) engine.rows(`DROP TABLE "${name}"`);
    },
    close: () => engine.close(),
  };
}

export type Sources = Awaited<ReturnType<typeof openSources>>;
