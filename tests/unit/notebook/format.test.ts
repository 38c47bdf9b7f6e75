import { describe, expect, it } from "vitest";
import type { NotebookDocument } from "@/lib/notebook/document";
import { readNotebook, writeNotebook } from "@/lib/notebook/format";
import { cellsOf, change } from "./sample";

const kinds = ["text", "sql", "script", "input", "chart", "map"];

const read = (text: string): NotebookDocument => {
  const result = readNotebook(text, kinds);
  if (!result.ok) throw new Error(result.errors.map((e) => `${e.line}: ${e.message}`).join("\n"));
  return result.document;
};

const errorsOf = (text: string) => {
  const result = readNotebook(text, kinds);
  return result.ok ? [] : result.errors.map((error) => `${error.line}: ${error.message}`);
};

const head = "---\nbeatbook: 1\n---\n";

const sample = `---
beatbook: 1
title: Night burglary, April
datasets:
  fir: {source: sample, version: 3, rows: 251340, sha256: …}
---

# Night burglary

Prose is prose.

\`\`\`sql burglaries
from fir select … where head = 'BURGLARY - NIGHT' and beat = $beat
\`\`\`

\`\`\`hot-spots burglary_spots {auto: false}
data: burglaries
method: getis-ord
cell: 250 m
\`\`\`
`;

const nasty: Record<string, string> = {
  "the sample of the design": sample,
  "carriage returns": sample.replaceAll("\n", "\r\n"),
  "a byte order mark": "\uFEFF" + sample,
  "no final newline": sample.trimEnd(),
  "many final newlines": sample + "\n\n \n",
  "only settings": "---\nbeatbook: 1\n---",
  "comments and odd order in the settings":
    "---   \n# mine\nowner:   'Asha'  # who\nauto:    false\nbeatbook: 1\ntitle: \"A  B\"\nmore: {b: 2,   a: 1}\n---\t\n\n\nHi\n",
  "spaces in the fence line":
    head + "```   sql    x   {  folded:   true ,auto: false }   \nselect 1\n````  \n",
  "tildes and long fences": head + "~~~~sql a\n~~~\n```\n~~~~~\n`````text\n```sql\n`````\n",
  "no blank lines between cells": head + "```sql a\n```\n```sql b\n\n```\ntext\n```sql c\n\n\n```",
  "code blocks in prose":
    head + "Look:\n\n```python\nprint(1)\n```\n\n```\nplain\n\n```sql x\n```\n  \nend  \n",
  "white space around prose": head + "\n \t \n  indented\n\n\n\nmore\n   \n\n```sql x\n```\n \n",
  "mixed line ends":
    "---\r\nbeatbook: 1\n---\r\n\r\nA\nB\r\n\r\n```sql x\r\n1\n2\r\n```\n\nold mac\rline\r",
  "an unknown kind":
    head +
    "```near-repeat\nnot a cell\n```\n\n```near-repeat r\nband: 100 m\n```\n\n```knox {x: [1, {y: 2}], z: 'ಠ'}\n```\n",
  "a rule and headings in prose": head + "---\nbeatbook: 2\n---\n\n# x\n***\n",
  "text as a cell": head + "```text note {x: 1}\n\n\n```\n```text\n```\n",
};

describe("a notebook file", () => {
  for (const [what, text] of Object.entries(nasty)) {
    it(`is written back byte for byte with ${what}`, () => {
      expect(writeNotebook(read(text))).toBe(text);
    });
    it(`survives losing its origin with ${what}`, () => {
      const bare = { ...read(text), origin: undefined };
      expect(cellsOf(read(writeNotebook(bare)))).toEqual(cellsOf(read(text)));
    });
  }

  it("reads the sample of the design", () => {
    const document = read(sample);
    expect(document.title).toBe("Night burglary, April");
    expect(document.auto).toBe(true);
    expect(document.datasets).toEqual({
      fir: { source: "sample", version: 3, rows: 251340, sha256: "…" },
    });
    expect(document.order).toEqual(["c1", "c2", "c3"]);
    expect(cellsOf(document)).toEqual([
      { kind: "text", name: null, options: {}, source: "# Night burglary\n\nProse is prose." },
      {
        kind: "sql",
        name: "burglaries",
        options: {},
        source: "from fir select … where head = 'BURGLARY - NIGHT' and beat = $beat",
      },
      {
        kind: "hot-spots",
        name: "burglary_spots",
        options: { auto: false },
        source: "data: burglaries\nmethod: getis-ord\ncell: 250 m",
      },
    ]);
  });

  it("gives the app line feeds and the file its carriage returns", () => {
    const document = read(sample.replaceAll("\n", "\r\n"));
    expect(document.cells.c1!.source).toBe("# Night burglary\n\nProse is prose.");
    const text = writeNotebook(
      change(document, { type: "edit-source", id: "c3", source: "a: 1\nb: 2" }),
    );
    expect(text).toBe(
      sample
        .replace("data: burglaries\nmethod: getis-ord\ncell: 250 m", "a: 1\nb: 2")
        .replaceAll("\n", "\r\n"),
    );
  });

  it("changes only the bytes of the cell that was edited", () => {
    const text = nasty["spaces in the fence line"]! + "\n\n\n  odd   \n\n\n~~~chart\n~~~";
    expect(
      writeNotebook(change(read(text), { type: "edit-source", id: "c1", source: "select 2" })),
    ).toBe(text.replace("select 1", "select 2"));
  });

  it("keeps the spelling of options that did not change", () => {
    const text = head + "```sql x { b:   'q',  zoom: 0x10 }\n1\n```\n";
    const document = read(text);
    expect(writeNotebook(change(document, { type: "rename-cell", id: "c1", name: "y" }))).toBe(
      text.replace("sql x", "sql y"),
    );
    const folded = change(document, { type: "set-options", id: "c1", options: { folded: true } });
    expect(writeNotebook(folded)).toBe(
      text.replace("{ b:   'q',  zoom: 0x10 }", "{b: 'q', zoom: 0x10, folded: true}"),
    );
    const bare = { b: undefined, zoom: undefined };
    expect(writeNotebook(change(document, { type: "set-options", id: "c1", options: bare }))).toBe(
      head + "```sql x\n1\n```\n",
    );
  });

  it("keeps comments and unknown keys when the settings change", () => {
    const text = nasty["comments and odd order in the settings"]!;
    const changed = change(
      read(text),
      { type: "set-title", title: "New: title" },
      { type: "set-auto", auto: true },
      { type: "put-dataset", name: "fir", reference: { source: "file", sha256: "123456" } },
    );
    const written = writeNotebook(changed);
    expect(written).toContain("# mine\nowner: 'Asha' # who\nbeatbook: 1\n");
    expect(written).toContain('fir: {source: file, sha256: "123456"}');
    expect(written).toContain("more: {b: 2, a: 1}");
    expect(written).not.toContain("auto");
    expect(written.endsWith("---\t\n\n\nHi\n")).toBe(true);
    const again = read(written);
    expect(again.title).toBe("New: title");
    expect(again.datasets).toEqual(changed.datasets);
    expect(writeNotebook(change(changed, { type: "remove-dataset", name: "fir" }))).not.toContain(
      "datasets",
    );
  });

  it("fences only the new one of two texts in a row", () => {
    const text = head + "\nfirst\n\n```sql x\n```\n\nlast\n";
    const document = change(read(text), {
      type: "add-cell",
      index: 0,
      cell: { id: "n1", kind: "text", name: null, options: {}, source: "new" },
    });
    expect(writeNotebook(document)).toBe(
      head + "\n```text\nnew\n```\n\nfirst\n\n```sql x\n```\n\nlast\n",
    );
    const joined = change(read(text), { type: "delete-cell", id: "c2" });
    expect(writeNotebook(joined)).toBe(head + "\nfirst\n\n```text\nlast\n```\n");
  });

  it("puts one blank line around a cell that moved or came, and keeps the others' distance", () => {
    const [a, b, c] = ["a", "b", "c"].map((name) => `\`\`\`sql ${name}\n\`\`\``);
    const document = read(`${head}${a}\n${b}\n\n\n${c}`);
    const moved = change(document, { type: "move-cell", id: "c1", index: 2 });
    expect(writeNotebook(moved)).toBe(`${head}\n${b}\n\n\n${c}\n\n${a}\n`);
    const without = change(document, { type: "delete-cell", id: "c1" });
    expect(writeNotebook(without)).toBe(`${head}\n${b}\n\n\n${c}`);
  });

  it("keeps an unknown kind a cell when it loses its name", () => {
    const document = read(head + "```near-repeat r\nband: 100 m\n```\n");
    const bare = change(document, { type: "rename-cell", id: "c1", name: null });
    expect(writeNotebook(bare)).toBe(head + "```near-repeat {}\nband: 100 m\n```\n");
    expect(cellsOf(read(writeNotebook(bare)))).toEqual(cellsOf(bare));
  });

  it("fences a text that would read as a cell", () => {
    const source = "Try:\n```sql x\nselect 1\n```";
    const document = change(read(head + "\nhello\n"), { type: "edit-source", id: "c1", source });
    const written = writeNotebook(document);
    expect(written).toBe(`${head}\n\`\`\`\`text\n${source}\n\`\`\`\`\n`);
    expect(cellsOf(read(written))).toEqual(cellsOf(document));
  });

  it("widens a fence when the source holds one", () => {
    const text = head + "~~~sql x {folded: true}\n1\n~~~\n";
    const document = change(read(text), { type: "edit-source", id: "c1", source: "/*\n~~~\n*/" });
    expect(cellsOf(read(writeNotebook(document)))).toEqual(cellsOf(document));
  });

  it("puts a cell with a backtick in its options between tildes", () => {
    const text = head + "```sql x\n1\n```\n";
    const options = { title: "a ` b\nc" };
    const document = change(read(text), { type: "set-options", id: "c1", options });
    expect(writeNotebook(document)).toContain("~~~sql x {");
    expect(cellsOf(read(writeNotebook(document)))).toEqual(cellsOf(document));
  });
});

describe("a file that breaks a rule", () => {
  it.each([
    ["", "1: This is not a Beatbook notebook"],
    ["# Just Markdown\n", "1: This is not a Beatbook notebook"],
    ["---\ntitle: x\n---\n", "do not say “beatbook: 1”"],
    ["---\nbeatbook: 1\ntitle: x\n", "1: The settings that begin here have no line ---"],
    ["---\ntitle: a\nbeatbook: 2\n---\n", "3: This notebook was made by a newer Beatbook"],
    ["---\nbeatbook: one\n---\n", "2: “beatbook: one” is not a version"],
    ["---\nbeatbook: 1\ntitle: [a\n---\n", "3: The settings are not valid YAML"],
    ["---\n- beatbook\n---\n", "must be lines of the form"],
    ["---\nbeatbook: 1\nauto: maybe\n---\n", "3: “auto” must be true or false"],
    ["---\nbeatbook: 1\ntitle: {a: b}\n---\n", "3: The title must be a text"],
    ["---\nbeatbook: 1\ndatasets: fir\n---\n", "3: “datasets” must give"],
    ["---\nbeatbook: 1\ndatasets:\n  fir: 3\n---\n", "4: The dataset fir must say its source"],
    ["---\nbeatbook: 1\ndatasets:\n  a b: {source: x}\n---\n", "4: “a b” cannot be a name"],
    ["---\nbeatbook: 1\nbeatbook: 1\n---\n", "3: The settings are not valid YAML"],
    [head + "\n```sql x\nselect 1\n", "5: The cell that begins here is not closed"],
    [head + "```python\nx\n", "4: The code block that begins here is not closed"],
    [head + "```sql a b\n```\n", "4: This line cannot be read"],
    [head + "```sql {auto: false\n```\n", "4: This line cannot be read"],
    [head + "```sql {auto: no}\n```\n", "4: The option “auto” must be true or false"],
    [head + "```sql {: [}\n```\n", "4: The options {: [} cannot be read"],
    [head + "```sql select\n```\n", "4: “select” is a word of SQL"],
    [head + "```sql 1x\n```\n", "4: “1x” cannot be a name"],
    [head + "```sql x\n```\n```sql X\n```\n", "6: The name X is taken already: the cell in line 4"],
  ])("is refused with a line: %j", (text, expected) => {
    expect(errorsOf(text).join("\n")).toContain(expected);
  });

  it("tells all its errors at once, in the order of lines", () => {
    const text = `---
beatbook: 1
auto: 7
datasets:
  fir: {}
---
\`\`\`sql fir
\`\`\`
\`\`\`sql a {folded: 3}
\`\`\`
\`\`\`map b
`;
    expect(errorsOf(text).map((error) => error.split(":")[0])).toEqual(["3", "5", "7", "9", "11"]);
  });

  it("takes an option called error for an option", () => {
    expect(cellsOf(read(head + "```sql x {error: 'e'}\n```\n"))[0]!.options).toEqual({
      error: "e",
    });
  });
});

describe("a very large file", () => {
  const within = (text: string) => {
    const start = performance.now();
    const result = readNotebook(text, kinds);
    return { result, seconds: (performance.now() - start) / 1000 };
  };
  const size = 2_000_000;
  const line = `${"word ".repeat(20)}\n`;
  it.each([
    ["prose of ten megabytes", head + `${line.repeat(10)}\n`.repeat((5 * size) / 1020)],
    ["cells", head + "```sql\nselect 1\n```\n\n".repeat(size / 21)],
    ["one line of spaces", `${head}\`\`\`sql ${" ".repeat(size)}x y\n\`\`\`\n`],
    ["one line of braces", `${head}\`\`\`sql ${"{}".repeat(size / 2)}x\n\`\`\`\n`],
    ["backticks", head + "`".repeat(size)],
    ["fences that open", head + "```js\n".repeat(size / 6)],
    ["blank lines", head + "\n".repeat(size)],
    ["closing fences that are not", head + "```sql\n" + "``` `\n".repeat(size / 6) + "```\n"],
  ])("of %s is read in seconds", (_what, text) => {
    const { result, seconds } = within(text);
    expect(seconds).toBeLessThan(4);
    if (result.ok) expect(writeNotebook(result.document)).toBe(text);
  });
});
