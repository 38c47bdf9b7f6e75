import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { alertsSchema } from "@/cells/alerts/params";
import { profileSchema } from "@/cells/beat-profile/params";
import { clockSchema } from "@/cells/clock/params";
import { compareSchema } from "@/cells/compare/params";
import { correlatesSchema } from "@/cells/correlates/params";
import { densitySchema } from "@/cells/density/params";
import { deploymentSchema } from "@/cells/deployment/params";
import { distributionSchema } from "@/cells/distribution/params";
import { driversSchema } from "@/cells/drivers/params";
import { dutyMatchSchema } from "@/cells/duty-match/params";
import { evaluationSchema } from "@/cells/evaluation/params";
import { forecastSchema } from "@/cells/forecast/params";
import { inputSchema } from "@/cells/input/params";
import { clustersSchema } from "@/cells/local-clusters/params";
import { modelSchema } from "@/cells/model/params";
import { nearRepeatSchema } from "@/cells/near-repeat/params";
import { sectorsSchema } from "@/cells/patrol-sectors/params";
import { performanceSchema } from "@/cells/performance/params";
import { placeForecastSchema } from "@/cells/place-forecast/params";
import { readParams } from "@/cells/params";
import { queueingSchema } from "@/cells/queueing/params";
import { relationsSchema } from "@/cells/relations/params";
import { riskTerrainSchema } from "@/cells/risk-terrain/params";
import { shiftRosterSchema } from "@/cells/shift-roster/params";
import { trendSchema } from "@/cells/trend/params";
import { actNotebook } from "@/datasets/sample/act-notebook";
import { nextNotebook } from "@/datasets/sample/next-notebook";
import { sampleVersion } from "@/datasets/sample/sample";
import { notebookTemplates } from "@/datasets/sample/templates";
import { whenNotebook } from "@/datasets/sample/when-notebook";
import { whereNotebook } from "@/datasets/sample/where-notebook";
import { readNotebook } from "@/lib/notebook/read";

const schemas = {
  alerts: alertsSchema,
  "beat-profile": profileSchema,
  clock: clockSchema,
  compare: compareSchema,
  correlates: correlatesSchema,
  density: densitySchema,
  deployment: deploymentSchema,
  distribution: distributionSchema,
  drivers: driversSchema,
  "duty-match": dutyMatchSchema,
  evaluation: evaluationSchema,
  forecast: forecastSchema,
  input: inputSchema,
  "local-clusters": clustersSchema,
  model: modelSchema,
  "near-repeat": nearRepeatSchema,
  "patrol-sectors": sectorsSchema,
  performance: performanceSchema,
  "place-forecast": placeForecastSchema,
  queueing: queueingSchema,
  relations: relationsSchema,
  "risk-terrain": riskTerrainSchema,
  "shift-roster": shiftRosterSchema,
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
  {
    name: "who patrols where",
    text: actNotebook,
    kinds: [
      "beat-profile",
      "deployment",
      "duty-match",
      "evaluation",
      "model",
      "patrol-sectors",
      "performance",
      "queueing",
      "shift-roster",
    ],
  },
];

function readCells(text: string) {
  const read = readNotebook(text, ["sql", ...Object.keys(schemas)]);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const { document } = read;
  return {
    versions: Object.values(document.datasets).map(({ version }) => version),
    cells: document.order.map((id) => document.cells[id]!),
  };
}

/** The kinds whose parameters were understood, every key of them. */
function understood(text: string): string[] {
  const found = new Set<string>();
  for (const { kind, source, name } of readCells(text).cells) {
    if (!(kind in schemas)) continue;
    found.add(kind);
    const schema = schemas[kind as keyof typeof schemas].strict();
    expect(readParams<z.ZodType>(schema, source), name ?? kind).toMatchObject({ ok: true });
  }
  return [...found].sort();
}

describe.each(notebooks)("the notebook that asks $name", ({ text, kinds }) => {
  it("stands on this version of the sample", () => {
    expect(new Set(readCells(text).versions)).toEqual(new Set([sampleVersion]));
  });

  it("has parameters that its cells understand, every key of them", () => {
    expect(understood(text)).toEqual(kinds);
  });
});

describe.each(notebookTemplates)("the template $title", ({ text, title }) => {
  it("stands on this version of the sample, under its own title", () => {
    expect(new Set(readCells(text).versions)).toEqual(new Set([sampleVersion]));
    expect(text).toContain(`\ntitle: ${title}\n`);
  });

  it("has parameters that its cells understand, every key of them", () => {
    expect(understood(text)).toContain("model");
  });
});
