import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine, type TestEngine } from "../unit/datasets/engine";
import { openAll, partsIn, problemOf } from "../unit/datasets/opened";
import { workbook, zip } from "../unit/datasets/archives";

const megabyte = 1024 ** 2;

interface Packed {
  path: string;
  method: 0 | 8;
  packed: Uint8Array;
  /** What the archive says; it may lie. */
  claims: number;
  sum: number;
}

/** A ZIP file written by hand, so that it can claim what it likes. */
function archive(entries: Iterable<Packed>): Blob {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  let count = 0;
  for (const { path, method, packed, claims, sum } of entries) {
    const name = Buffer.from(path);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), fields, name, Buffer.from(packed));
    const listed = Buffer.alloc(16);
    listed.writeUInt32LE(at, 12);
    list.push(Buffer.from("PK\x01\x02\x14\0"), fields, listed.subarray(2), name);
    at += 30 + name.length + packed.length;
    count++;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count & 0xffff, 4);
  end.writeUInt16LE(count & 0xffff, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return new Blob([Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06"), end])]);
}

/** Hundreds of megabytes that pack into a few hundred kilobytes. */
const alike = (megabytes: number) => Buffer.alloc(megabytes * megabyte, "0,");

/** Runs the work and gives the most memory that it took beyond what was there, in megabytes. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  await work();
  clearInterval(watch);
  return (Math.max(most, process.memoryUsage().rss) - before) / megabyte;
}

describe("files that were made to do harm", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
    engine.rows("create table before as select 7 as seven");
  }, 60_000);
  afterAll(() => {
    expect(engine.value("select seven from before")).toBe(7);
    engine.close();
  });

  it("are refused when they unpack to a multiple that no table has, whatever they claim", async () => {
    const bomb = alike(320);
    const packed = deflateRawSync(bomb, { level: 9 });
    expect(packed.length).toBeLessThan(megabyte);
    const sum = crc32(bomb);
    for (const claims of [bomb.length, 1000, 0xfffffff0]) {
      const file = archive([{ path: "crimes.csv", method: 8, packed, claims, sum }]);
      const { message, hint } = await problemOf("bomb.zip", file);
      expect(message).toMatch(/unpacks to more than 250 times|damaged/);
      expect(hint).toBeTruthy();
    }
    expect((await problemOf("bomb.csv.gz", gzipSync(bomb, { level: 9 }))).message).toMatch(
      /unpacks to more than 250 times/,
    );
    const sheet = archive([
      ...["xl/workbook.xml", "xl/_rels/workbook.xml.rels"].map((path) => {
        const text =
          path === "xl/workbook.xml"
            ? '<workbook xmlns:r="x"><sheets><sheet name="S" r:id="a"/></sheets></workbook>'
            : '<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>';
        const bytes = Buffer.from(text);
        return { path, method: 0 as const, packed: bytes, claims: bytes.length, sum: crc32(bytes) };
      }),
      { path: "xl/s.xml", method: 8, packed, claims: bomb.length, sum },
    ]);
    expect((await problemOf("bomb.xlsx", sheet)).message).toMatch(/unpacks to more than 250 times/);
  });

  it("are refused when a line has a million columns, or a sheet, a list or a record has", async () => {
    const wide = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`);
    const taken = await memoryOf(async () => {
      const line = wide.join(",");
      expect((await problemOf("wide.csv", `${line}\n${line}\n`)).message).toMatch(
        /columns|first line/,
      );
      const names = `a,b\n${"1,2\n".repeat(2000)}${"1,".repeat(1_000_000)}\n`;
      expect((await problemOf("late.csv", names)).message).toMatch(/more than 4,096 columns/);
      const record = JSON.stringify([Object.fromEntries(wide.map((name) => [name, 1]))]);
      expect((await problemOf("wide.json", record)).message).toMatch(/more than 4,096 different/);
      const list = JSON.stringify([wide.map(() => 1)]);
      expect((await problemOf("list.json", list)).message).toMatch(/more than 4,096 different/);
      const xml = '<c r="XFD2"><v>1</v></c>';
      const book = await workbook({ S: [["a"], [1, { xml }]] });
      expect((await problemOf("far.xlsx", book)).message).toMatch(/beyond column 4,096/);
    });
    expect(taken).toBeLessThan(1200);
  });

  it("are refused when one value has a hundred megabytes", async () => {
    const word = "x".repeat(100 * megabyte);
    const taken = await memoryOf(async () => {
      expect((await problemOf("long.csv", `a,b\n1,"${word}"\n`)).message).toMatch(/within 32 MB/);
      expect((await problemOf("bare.csv", `a,b\n1,${word}\n`)).message).toMatch(/within 32 MB/);
      expect((await problemOf("open.csv", `a,b\n1,"${word}`)).message).toMatch(/within 32 MB/);
      expect((await problemOf("long.json", `[{"a":"${word}"}]`)).message).toMatch(
        /larger than 16 MB/,
      );
      expect((await problemOf("long.ndjson", `{"a":1}\n{"a":"${word}"}\n`)).message).toMatch(
        /Line 2: one record/,
      );
    });
    expect(taken).toBeLessThan(1500);
  });

  it("are refused when they are nested without end", async () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ]) {
      const deep = open!.repeat(1_000_000) + "1" + close!.repeat(1_000_000);
      expect((await problemOf("deep.json", deep)).message).toMatch(/nested more than 500/);
      expect((await problemOf("deep.ndjson", `{"a":1}\n${deep}`)).message).toMatch(/nested more/);
      const shape = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${deep}}}]}`;
      expect((await problemOf("deep.geojson", shape)).message).toMatch(/nested/);
    }
  });

  it("are refused when an archive lists a hundred thousand files", async () => {
    const bytes = Buffer.from("a,b\n1,2\n");
    const sum = crc32(bytes);
    const many = function* () {
      for (let i = 0; i < 100_000; i++) {
        yield { path: `${i}.csv`, method: 0 as const, packed: bytes, claims: bytes.length, sum };
      }
    };
    const taken = await memoryOf(async () => {
      const problem = await problemOf("many.zip", archive(many()));
      expect(problem.message).toMatch(/more than 10,000 files|damaged/);
      expect(problem.hint).toBeTruthy();
    });
    expect(taken).toBeLessThan(600);
  });

  it("cannot climb out of their folder: a path is a name and nothing else", async () => {
    const paths = ["../../../../etc/passwd.csv", "..\\..\\windows\\win.csv", "/root/.ssh/id.csv"];
    const file = await zip(Object.fromEntries(paths.map((path) => [path, "a,b\n1,2\n"])));
    for (const { part } of await partsIn("paths.zip", file)) {
      const opened = await openAll("paths.zip", file, { part });
      expect(opened.rows).toBe(1);
    }
  });

  it("leave honest files that pack well alone", async () => {
    const rows = "2018-01-01,THEFT,0421\n".repeat(500_000);
    const opened = await openAll("same.csv.gz", gzipSync(`day,head,beat\n${rows}`));
    expect(opened.rows).toBe(500_000);
  });
});
