import { describe, expect, it } from "vitest";
import { analyseScript } from "@/lib/script/analyse";

describe("names of a TypeScript cell", () => {
  it("gives top-level declarations as outputs, whatever their form", () => {
    const { outputs } = analyseScript(
      "const a = 1, {b, c: [d], ...e} = {} as any;\nlet f: number;\nfunction g() { const inner = 1; }\nclass H {}",
    );
    expect(outputs).toEqual(["a", "b", "d", "e", "f", "g", "H"]);
  });

  it("reads free names and neither its own nor the standard ones", () => {
    const { reads } = analyseScript(
      "const mine = burglaries.rows;\nPlot.plot({marks: [Plot.dot(beats, {x: d => d.lon * factor + mine})]})",
    );
    expect(reads).toEqual(["burglaries", "beats", "factor"]);
  });

  it("takes names that windows have for other cells' names", () => {
    expect(analyseScript("status + name + top + location").reads).toEqual([
      "status",
      "name",
      "top",
      "location",
    ]);
  });

  it("keeps inner scopes apart from outer names", () => {
    const source = `
      for (const row of rows) { let row2 = row; }
      try { fails() } catch ({ message }) { message }
      const f = function self(n = start, ...rest) { return n ? self(n - 1) : arguments.length + rest.length };
      { let hidden = 1 }
      hidden;
      switch (kind) { case 1: const inCase = 2; inCase }
      label: for (;;) break label;
      ({ key, [computed]: 1, method() { return this } });
    `;
    expect(analyseScript(source).reads).toEqual([
      "rows",
      "fails",
      "start",
      "hidden",
      "kind",
      "key",
      "computed",
    ]);
  });

  it("does not take a type for a name", () => {
    const source =
      "interface Row { beat: string }\ntype T = Foo;\nconst x: Bar<Baz> = data as Qux;";
    expect(analyseScript(source).reads).toEqual(["data"]);
  });

  it("reads tables that only a sql template names, and says that the engine answers them", () => {
    const { reads, queried } = analyseScript(
      "const r = await sql`select * from crimes join beats using (beat) where n > ${least}`;\nbeats.rows",
    );
    expect(reads.sort()).toEqual(["beats", "crimes", "least"]);
    expect(queried).toEqual(["crimes"]);
  });

  it("is not fooled by a sql of the cell's own", () => {
    expect(
      analyseScript("const sql = (s: unknown) => s;\nsql`select * from crimes`").reads,
    ).toEqual([]);
  });

  it("asks for deck.gl only when it is named", () => {
    expect(analyseScript("new deck.ScatterplotLayer({})").parts).toEqual(["deck"]);
    expect(analyseScript("deckMap({layers: []})").parts).toEqual(["deck"]);
    expect(analyseScript("const deck = 1; deck").parts).toEqual([]);
    expect(analyseScript("methods.projectPoints([], []), deckMap({})").parts).toEqual([
      "methods",
      "deck",
    ]);
  });
});

describe("a library", () => {
  it.each([
    "export function f(a: number) { return a }",
    "const f = (x: number) => x * k;\nconst k = 3 * -2, o = {a: [1, 2], b: `x`}, g = function () {};",
    "class A { x = 1 }",
    "// helpers\nenumerate;".replace("enumerate;", "export const f = () => 1;"),
  ])("is only functions and constants: %s", (source) => {
    const { library, problem } = analyseScript(source);
    expect(problem).toBeUndefined();
    expect(library).toBe(true);
  });

  it.each([
    "const threshold = 5",
    "const f = () => 1; f()",
    "let f = () => 1",
    "const f = () => 1, n = rows.length",
    "const f = memo(() => 1)",
    "",
  ])("is not a cell with anything else: %s", (source) => {
    expect(analyseScript(source).library).toBe(false);
  });
});

describe("problems of a TypeScript cell", () => {
  const problemAt = (source: string) => {
    const { problem } = analyseScript(source);
    return (
      problem && { at: source.slice(problem.position).split(/[\s;]/)[0], message: problem.message }
    );
  };

  it("points at the place in the source as it was written, types included", () => {
    expect(problemAt("const a: number = 1 as number;\nconst b: string = (a as any) +;")?.at).toBe(
      "",
    );
    const source = "const a: Map<string, number> = make(); const a = 2";
    expect(analyseScript(source).problem?.position).toBe(source.lastIndexOf("a = 2"));
  });

  it("says that nothing can be imported", () => {
    const found = problemAt('const a = 1;\nimport * as x from "https://example.test/x.js";');
    expect(found?.at).toBe("import");
    expect(found?.message).toMatch(/standard library is already here/);
    expect(problemAt('await import("x")')?.message).toMatch(/Nothing can be imported/);
  });

  it("says that another cell's value cannot be changed", () => {
    expect(problemAt("const y: number = 1;\ntotal = y")).toEqual({
      at: "total",
      message: "“total” is not declared in this cell, so this cell cannot change it.",
    });
    expect(problemAt("n++")?.message).toMatch(/“n”/);
    expect(problemAt("[p, q] = [1, 2]")?.message).toMatch(/“p”/);
  });

  it("lets an object stand alone as an expression", () => {
    expect(analyseScript("{a: 1, b: count}")).toMatchObject({ reads: ["count"], outputs: [] });
    expect(analyseScript("{ const x = count; x }").reads).toEqual(["count"]);
  });
});
