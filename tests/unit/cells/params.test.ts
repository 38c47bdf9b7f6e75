import { describe, expect, it } from "vitest";
import { z } from "zod";
import { editParams, readParams } from "@/cells/params";

const schema = z.object({
  data: z.string(),
  mark: z.enum(["bar", "line"]).default("bar"),
  bins: z.number().optional(),
});

describe("reading parameters", () => {
  it("fills in the defaults", () => {
    const read = readParams(schema, "data: crimes");
    expect(read).toEqual({ ok: true, params: { data: "crimes", mark: "bar" } });
  });

  const problemOf = (shape: z.ZodType, source: string) => {
    const read = readParams(shape, source);
    if (read.ok) throw new Error("It was read.");
    return read.problem;
  };

  it("refuses a name that it does not know, and says which was meant", () => {
    const source = "data: crimes\nmrak: line";
    expect(problemOf(schema, source)).toEqual({
      message: "There is no parameter “mrak”.",
      position: source.indexOf("mrak"),
      hint: "Did you mean “mark”? Possible are data, mark, bins.",
    });
    expect(problemOf(schema, "data: crimes\nfuture: 3").hint).toBe(
      "Possible are data, mark, bins.",
    );
  });

  it("finds such a name inside lists, names with values and choices of forms", () => {
    const kind = z.object({ name: z.string(), units: z.number().optional() });
    const nested = z.object({
      kinds: z.array(kind).default([]),
      by: z.union([z.string(), z.record(z.string(), kind)]).optional(),
    });
    const list = "kinds:\n  - {name: bike}\n  - {name: car, unit: 3}";
    expect(problemOf(nested, list)).toMatchObject({
      message: "There is no parameter “unit” in “kinds, entry 2”.",
      position: list.indexOf("unit"),
    });
    expect(problemOf(nested, "by: {night: {name: car, unit: 3}}").message).toBe(
      "There is no parameter “unit” in “by, night”.",
    );
    expect(readParams(nested, "by: {night: {name: car, units: 3}}").ok).toBe(true);
  });

  it("leaves alone what a schema takes as it comes", () => {
    expect(readParams(z.object({ value: z.unknown() }), "value: {any: 1}").ok).toBe(true);
    expect(readParams(z.looseObject({}), "any: 1").ok).toBe(true);
  });

  it.each([
    ["bins: many", "Parameter “bins”: it must be a number."],
    ["mark: pie", "Parameter “mark”: it must be one of “bar”, “line”."],
    ["weeks: 1.5", "Parameter “weeks”: it must be a whole number."],
    ["weeks: 0", "Parameter “weeks”: it must be at least 1."],
    ["weeks: 14", "Parameter “weeks”: it must be at most 13."],
    ["share: 0", "Parameter “share”: it must be more than 0."],
    ["alpha: 0", "Parameter “alpha”: it must be at least 0.0001."],
    ["bins: 1\nlimit 15", "These parameters cannot be read: a line has no colon."],
    [
      "title: @home",
      "These parameters cannot be read: a value begins with a sign that means something else; put it in quotes.",
    ],
    ["beats: []", "Parameter “beats”: it must have at least 1 entry."],
    ["beats: [{}]", "Parameter “beats, entry 1”: it must be a word or text."],
    ["title: ''", "Parameter “title”: it is empty."],
    [
      "bins: [1",
      "These parameters cannot be read: a bracket is not closed, or a line is not indented as those it belongs to.",
    ],
    ["bins: 1\nbins: 2", "These parameters cannot be read: the same name stands here twice."],
  ])("says what is wrong with “%s” in plain words", (source, words) => {
    const shape = schema.partial().extend({
      weeks: z.number().int().min(1).max(13).optional(),
      share: z.number().positive().optional(),
      alpha: z.number().min(0.0001).optional(),
      beats: z.array(z.string()).min(1).optional(),
      title: z.string().min(1).optional(),
    });
    expect(problemOf(shape, source).message).toBe(words);
  });

  it("names the parameter and points at the value that is wrong", () => {
    const source = "data: crimes\nmark: pie\n";
    const read = readParams(schema, source);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problem.message).toContain("“mark”");
    expect(read.problem.position).toBe(source.indexOf("pie"));
  });

  it("points at the place where the YAML breaks", () => {
    const source = "data: crimes\nmark: [bar";
    const read = readParams(schema, source);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problem.position).toBeGreaterThanOrEqual(source.indexOf("["));
  });

  it("refuses a list where parameters should be", () => {
    const read = readParams(schema, "- a\n- b");
    expect(read.ok).toBe(false);
  });

  it("reads an empty source as no parameters", () => {
    expect(readParams(z.object({ a: z.number().default(1) }), "")).toEqual({
      ok: true,
      params: { a: 1 },
    });
  });

  it("refuses a text that unfolds into millions of values", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 9; level += 1) {
      const inner = Array(10)
        .fill(`*a${level - 1}`)
        .join(", ");
      lines.push(`a${level}: &a${level} [${inner}]`);
    }
    expect(readParams(z.looseObject({}), lines.join("\n")).ok).toBe(false);
  });
});

describe("editing parameters", () => {
  const source = [
    "# Monthly figures",
    "data: crimes # the whole table",
    "mark: bar",
    "",
    'future: "keep me"',
    "title: Old",
  ].join("\n");

  it("changes one value and keeps comments, order, quotes and unknown keys", () => {
    expect(editParams(source, { title: "New" })).toBe(source.replace("Old", "New"));
    expect(editParams(source, { data: "thefts" })).toBe(
      source.replace("data: crimes", "data: thefts"),
    );
  });

  it("adds keys at the end and removes those set to undefined", () => {
    const edited = editParams(source, { mark: undefined, height: 300 });
    expect(edited).not.toContain("mark:");
    expect(edited.endsWith("height: 300")).toBe(true);
  });

  it("quotes what YAML would read as something else", () => {
    const edited = editParams("", { title: "yes: 3", label: "012", flag: "true" });
    expect(readParams(z.looseObject({}), edited)).toEqual({
      ok: true,
      params: { title: "yes: 3", label: "012", flag: "true" },
    });
  });

  it("writes lists in one line", () => {
    expect(editParams("", { value: ["a", "b, c"] })).toBe('value: [a, "b, c"]');
    expect(editParams("value: [a]", { value: "x" })).toBe("value: x");
  });

  it("keeps the way the source ends", () => {
    expect(editParams("a: 1\n", { a: 2 })).toBe("a: 2\n");
    expect(editParams("a: 1", { a: 2 })).toBe("a: 2");
  });

  it("leaves a text alone that is not YAML yet", () => {
    expect(editParams("mark: [bar", { title: "x" })).toBe("mark: [bar");
  });
});
