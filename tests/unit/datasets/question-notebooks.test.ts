import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { alertsSchema } from "@/cells/alerts/params";
import { clockSchema } from "@/cells/clock/params";
import { compareSchema } from "@/cells/compare/params";
import { correlatesSchema } from "@/cells/correlates/params";
import { densitySchema } from "@/cells/density/params";
import { distributionSchema } from "@/cells/distribution/params";
import { driversSchema } from "@/cells/drivers/params";
import { forecastSchema } from "@/cells/forecast/params";
import { inputSchema } from "@/cells/input/params";
import { clustersSchema } from "@/cells/local-clusters/params";
import { modelSchema } from "@/cells/model/params";
import { nearRepeatSchema } from "@/cells/near-repeat/params";
import { placeForecastSchema } from "@/cells/place-forecast/params";
import { readParams } from "@/cells/params";
import { relationsSchema } from "@/cells/relations/params";
import { riskTerrainSchema } from "@/cells/risk-terrain/params";
import { trendSchema } from "@/cells/trend/params";
import { nextNotebook } from "@/datasets/sample/next-notebook";
import { sampleVersion } from "@/datasets/sample/sample";
import { whenNotebook } from "@/datasets/sample/when-notebook";
import { whereNotebook } from "@/datasets/sample/where-notebook";
import { readNotebook } from "@/lib/notebook/read";

const schemas = {
  alerts: alertsSchema,
  clock: clockSchema,
  compare: compareSchema,
  correlates: correlatesSchema,
  density: densitySchema,
  distribution: distributionSchema,
  drivers: driversSchema,
  forecast: forecastSchema,
  input: inputSchema,
  "local-clusters": clustersSchema,
  model: modelSchema,
  "near-repeat": nearRepeatSchema,
  "place-forecast": placeForecastSchema,
  relations: relationsSchema,
  "risk-terrain": riskTerrainSchema,
  trend: trendSchema,
};

const notebooks = [
  {
    name: "where",
    text: whereNotebook,
    kinds: [
      "density",
      "distribution",
      "input",
      "local-clusters",
      "model",
      "near-repeat",
      "relations",
    ],
  },
  { name: "when", text: whenNotebook, kinds: ["alerts", "clock", "compare", "model", "trend"] },
  {
    name: "next",
    text: nextNotebook,
    kinds: ["correlates", "drivers", "forecast", "model", "place-forecast", "risk-terrain"],
  },
];

describe.each(notebooks)("the notebook that asks $name", ({ text, kinds }) => {
  const read = readNotebook(text, ["sql", ...Object.keys(schemas)]);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const { document } = read;
  const cells = document.order.map((id) => document.cells[id]!);

  it("stands on this version of the sample", () => {
    for (const { version } of Object.values(document.datasets)) expect(version).toBe(sampleVersion);
  });

  it("has parameters that its cells understand, every key of them", () => {
    const found = new Set<string>();
    for (const { kind, source, name } of cells) {
      if (!(kind in schemas)) continue;
      found.add(kind);
      const schema = schemas[kind as keyof typeof schemas].strict();
      expect(readParams<z.ZodType>(schema, source), name ?? kind).toMatchObject({ ok: true });
    }
    expect([...found].sort()).toEqual(kinds);
  });
});
