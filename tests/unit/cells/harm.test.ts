import { describe, expect, it } from "vitest";
import { guessTypes, heinousHarm, prisonHarm } from "@/cells/patrol/harm-presets";
import { prisonTerm } from "@/cells/patrol/prison-terms";
import type { TableInfo } from "@/lib/engine/engine";

const table = (...columns: [string, string][]): TableInfo =>
  ({
    name: "fir",
    rows: 1,
    columns: columns.map(([name, kind]) => ({ name, kind, type: kind })),
  }) as unknown as TableInfo;

describe("weights of harm", () => {
  it("offers heinous cases only where a column says which are", () => {
    expect(heinousHarm(table(["heinous", "boolean"]))).toEqual({
      column: "heinous",
      weights: { true: 10 },
      other: 1,
    });
    expect(heinousHarm(table(["head", "text"]))).toBeUndefined();
  });

  it("takes prison terms of heads that it knows, however they are spaced, and no others", () => {
    const heads = ["MURDER", " Burglary -  Night", "CYBER CRIME", "MISSING PERSON"];
    expect(prisonHarm("head", heads)).toEqual({
      column: "head",
      weights: { MURDER: 20, " Burglary -  Night": 14 },
      other: 1,
    });
    expect(prisonHarm("head", ["CYBER CRIME"])).toBeUndefined();
    expect(prisonTerm("THEFT")!.statute).toContain("BNS 303(2)");
  });

  it("looks for types in the head before any other category", () => {
    expect(guessTypes(table(["mode", "text"], ["Head", "text"]))).toBe("Head");
    expect(guessTypes(table(["n", "number"]))).toBeUndefined();
  });
});
