import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mapping } from "@/datasets/sources/mapping";
import { unreadValues } from "@/datasets/sources/unread";
import { openSources, type Sources } from "./open";

const mapping: Mapping = {
  table: "incidents",
  source: null,
  data: { file: ["cases"] },
  columns: { id: "t.no", occurred_from: "t.seen", heinous: "t.grave", victims: "t.hurt" },
};

describe("values that nothing could be made of", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    await files.addText(
      "cases",
      "no,seen,grave,hurt\n1,03/02/2024 10:00,yes,2\n2,00/00/0000,perhaps,3\n3,next week,no,some\n4,,NULL,\n",
    );
  });
  afterAll(() => files.close());

  it("are counted by column, with one of them, and what is empty in the data is not", () => {
    expect(files.engine.rows(unreadValues(mapping, files.tables)!)).toEqual([
      { column: "occurred_from", values: 2, example: "00/00/0000" },
      { column: "heinous", values: 1, example: "perhaps" },
      { column: "victims", values: 1, example: "some" },
    ]);
  });

  it("need no look where every column is text", () => {
    const { id } = mapping.columns;
    expect(unreadValues({ ...mapping, columns: { id: id! } }, files.tables)).toBeNull();
  });
});
