import { describe, expect, it } from "vitest";
import { densitySchema } from "@/cells/density/params";
import { distributionSchema } from "@/cells/distribution/params";
import { inputSchema } from "@/cells/input/params";
import { clustersSchema } from "@/cells/local-clusters/params";
import { modelSchema } from "@/cells/model/params";
import { nearRepeatSchema } from "@/cells/near-repeat/params";
import { readParams } from "@/cells/params";
import { relationsSchema } from "@/cells/relations/params";
import { sampleVersion } from "@/datasets/sample/sample";
import { whereNotebook } from "@/datasets/sample/where-notebook";
import { readNotebook } from "@/lib/notebook/read";

const schemas = {
  density: densitySchema,
  distribution: distributionSchema,
  input: inputSchema,
  "local-clusters": clustersSchema,
  model: modelSchema,
  "near-repeat": nearRepeatSchema,
  relations: relationsSchema,
};

const read = readNotebook(whereNotebook, ["sql", ...Object.keys(schemas)]);
if (!read.ok) throw new Error(JSON.stringify(read.errors));
const { document } = read;
const cells = document.order.map((id) => document.cells[id]!);

describe("the notebook about places", () => {
  it("stands on this version of the sample", () => {
    for (const { version } of Object.values(document.datasets)) expect(version).toBe(sampleVersion);
  });

  it("has parameters that its cells understand, every key of them", () => {
    const kinds = new Set<string>();
    for (const { kind, source, name } of cells) {
      if (!(kind in schemas)) continue;
      kinds.add(kind);
      const schema = schemas[kind as keyof typeof schemas].strict();
      expect(readParams(schema, source), name ?? kind).toMatchObject({ ok: true });
    }
    expect([...kinds].sort()).toEqual(Object.keys(schemas).sort());
  });
});
