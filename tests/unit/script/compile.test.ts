import { describe, expect, it } from "vitest";
import { compileScript } from "@/lib/script/compile";
import { Cell, sourced } from "@/lib/script/frame/cell";

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

async function run(
  source: string,
  scope: Record<string, unknown> = {},
  libraries: { name: string; source: string }[] = [],
) {
  const shown: unknown[] = [];
  const cell = new Cell(async (value) => void shown.push(await value), 200);
  const given = {
    display: (value: unknown) => void shown.push(["display", value]),
    ...scope,
    __cell: cell,
  };
  const program = new AsyncFunction(
    ...Object.keys(given),
    sourced(compileScript(source, libraries), "cell"),
  );
  try {
    const outputs = (await program(...Object.values(given))) as Record<string, unknown>;
    return { outputs, shown, cell };
  } catch (thrown) {
    return { problem: cell.problem(thrown), words: cell.words(thrown), shown, cell };
  }
}

describe("a compiled cell", () => {
  it("returns its declarations", async () => {
    const { outputs } = await run(
      "export const a: number = x + 1;\nconst {b} = await later;\nfunction f() { return a }",
      {
        x: 1,
        later: Promise.resolve({ b: 5 }),
      },
    );
    expect(outputs).toMatchObject({ a: 2, b: 5 });
  });

  it("shows its last expression and leaves display to itself", async () => {
    expect((await run("const a = 1\na + 1 // two")).shown).toEqual([2]);
    expect((await run("1, 2")).shown).toEqual([2]);
    expect((await run("{a: 1}")).shown).toEqual([{ a: 1 }]);
    expect((await run("'use of words'")).shown).toEqual(["use of words"]);
    expect((await run("display(3)")).shown).toEqual([["display", 3]]);
    expect((await run("const a = 1;")).shown).toEqual([]);
    expect((await run("const a = 1\n;[a].map(x => x)")).shown).toEqual([[1]]);
  });

  it("gives each library a scope of its own", async () => {
    const { outputs } = await run(
      "const hidden = 1;\nconst r = twice(base) + hidden",
      { base: 10 },
      [
        {
          name: "one",
          source: "const hidden = 100; export const add = (a: number, b: number) => a + b;",
        },
        {
          name: "two",
          source: "function twice(n: number) { return add(n, n) + offset }\nconst offset = 0.5",
        },
      ],
    );
    expect(outputs?.r).toBe(21.5);
  });

  it("says the line of an error once: by its offset, or in words where none is shown", async () => {
    const source = "const a: number = 1;\ntype X = {\n  y: string\n};\n  missing.thing(a);";
    const { problem, words } = await run(source, { missing: undefined });
    expect(problem?.message).toMatch(/\(TypeError\)$/);
    expect(problem?.position).toBe(source.indexOf("missing"));
    expect(words).toMatch(/\(TypeError, line 5\)$/);
  });

  it("says which library failed, at the line of the cell that called it", async () => {
    const { problem } = await run("const a = 1;\nbroken(a)", {}, [
      {
        name: "tools",
        source: "// first line\nfunction broken(n: number) {\n  throw new Error('no');\n}",
      },
    ]);
    expect(problem).toEqual({ message: "no (library “tools”, line 3)", position: 13 });
  });

  it("refuses a library that cannot be read", () => {
    expect(() => compileScript("f()", [{ name: "tools", source: "function f( {" }])).toThrow(
      /The library “tools”/,
    );
  });
});

describe("the loop guard", () => {
  it.each([
    "for (;;);",
    "while (true) ;",
    "do x++; while (x)",
    "const f = () => { for (const k of forever()) for (const j in {a: 1}) x += k }; f();\nfunction* forever() { while (true) yield 1 }",
    "while (true) await null",
  ])("ends a loop without a pause: %s", async (source) => {
    const { problem } = await run(`let x = 1;\n${source}`);
    expect(problem?.message).toMatch(/This loop ran for 0.2 seconds without a pause/);
  });

  it("lets a long loop go on that pauses, and changes no results", async () => {
    const { outputs } = await run(
      "let s = 0;\nouter: for (let i = 0; i < 1000; i++) { if (i % 2) continue outer; s += i; if (i % 20 === 0) await pause() }\nlet n = 0; do n++; while (n < 10)\nlet t = 0; for (const k in {a: 1, b: 2}) if (k) t++",
      { pause: () => new Promise((go) => setTimeout(go, 1)) },
    );
    expect(outputs).toEqual({ s: 249500, n: 10, t: 2 });
  });
});
