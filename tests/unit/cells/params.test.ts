import { describe, expect, it } from "vitest";
import { z } from "zod";
import { editParams, readParams } from "@/cells/params";

const schema = z.object({
  data: z.string(),
  mark: z.enum(["bar", "line"]).default("bar"),
  bins: z.number().optional(),
});

describe("reading parameters", () => {
  it("fills in the defaults and leaves unknown keys alone", () => {
    const read = readParams(schema, "data: crimes\nfuture: 3");
    expect(read).toEqual({ ok: true, params: { data: "crimes", mark: "bar" } });
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
