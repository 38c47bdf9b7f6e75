import { tableFromIPC } from "@uwdata/flechette";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkFailure, type WorkProblem } from "@/lib/work/messages";
import { openEngine, type TestEngine } from "../unit/datasets/engine";
import { openAll } from "../unit/datasets/opened";
import { inArchive, soundFiles } from "./import-files";
import { mutations, seeded } from "./mutations";

const count = 2000;
const seed = 20_180_131;
const secondsEach = 20;
const megabytes = 900;

/** Opens a file; what it gave, or why not. A bug of ours is thrown. */
async function outcomeOf(name: string, bytes: Uint8Array, part?: string) {
  let tooLong: NodeJS.Timeout | undefined;
  const clock = new Promise<never>((_, reject) => {
    tooLong = setTimeout(() => reject(new Error("took too long")), secondsEach * 1000);
  });
  try {
    return { opened: await Promise.race([openAll(name, bytes, { part }), clock]) };
  } catch (error) {
    if (!(error instanceof WorkFailure)) throw error;
    return { problem: error.problem };
  } finally {
    clearTimeout(tooLong);
  }
}

describe(`${count.toLocaleString("en")} files that were damaged on their way`, () => {
  let engine: TestEngine;
  let files: Awaited<ReturnType<typeof soundFiles>>;
  beforeAll(async () => {
    engine = await openEngine();
    engine.rows("create table before as select 7 as seven");
    files = await soundFiles();
  }, 120_000);
  afterAll(() => engine.close());

  /** Every row that was promised is there, in the file's columns, and the engine takes it. */
  function checkRows(opened: Awaited<ReturnType<typeof openAll>>) {
    const names = opened.columns.map(({ name }) => name);
    let rows = 0;
    for (const stream of opened.streams) {
      const table = tableFromIPC(stream);
      rows += table.numRows;
      expect(table.names).toEqual(names);
    }
    expect(rows).toBe(opened.rows);
    engine.ingest("arrived", opened.streams);
    expect(engine.value("select count(*)::int from arrived")).toBe(rows);
    engine.rows("drop table arrived");
  }

  const checkWords = ({ message, hint, unexpected }: WorkProblem) => {
    expect(unexpected).toBeUndefined();
    expect(message).toMatch(/\w.*\.$/s);
    expect(message.length).toBeLessThan(400);
    expect(hint, message).toMatch(/\w.*\.$/s);
  };

  it("are sound before they are damaged", async () => {
    for (const { name, bytes, part } of files) {
      const { opened, problem } = await outcomeOf(name, bytes, part);
      expect(problem, name).toBeUndefined();
      checkRows(opened!);
    }
  });

  it("are refused with a reason and an advice, or opened whole; nothing else is touched", async () => {
    const random = seeded(seed);
    const kinds = Object.entries(mutations);
    const wrong: string[] = [];
    let refused = 0;
    let largest = 0;
    for (let i = 0; i < count; i++) {
      const { name, bytes, part } = files[i % files.length]!;
      const [kind, mutate] = kinds[Math.floor(i / files.length) % kinds.length]!;
      const damaged = mutate(bytes, random);
      const inner = part === undefined && i % 5 === 0 && !/(zip|gz)$/.test(name);
      try {
        const { opened, problem } = inner
          ? await outcomeOf(`${name}.zip`, await inArchive(name, damaged))
          : await outcomeOf(name, damaged, part);
        if (opened) checkRows(opened);
        else {
          refused++;
          checkWords(problem!);
        }
      } catch (error) {
        wrong.push(`${i}: ${name}, ${kind}: ${error instanceof Error ? error.stack : error}`);
      }
      largest = Math.max(largest, process.memoryUsage().rss);
    }
    expect(wrong.slice(0, 12)).toEqual([]);
    expect(engine.value("select seven from before")).toBe(7);
    expect(refused).toBeGreaterThan(count / 4);
    expect(refused).toBeLessThan(count);
    expect(largest / 1024 ** 2).toBeLessThan(megabytes);
  }, 180_000);
});
