import { describe, expect, it } from "vitest";
import { apply, freeName } from "@/lib/notebook/apply";
import type { CellOptions, NotebookDocument } from "@/lib/notebook/document";
import { readNotebook, writeNotebook } from "@/lib/notebook/format";
import type { Operation } from "@/lib/notebook/operations";
import { cellsOf, emptyDocument, randomFrom } from "./sample";

const kinds = ["text", "sql", "script", "input", "chart", "map"];

const read = (text: string): NotebookDocument => {
  const result = readNotebook(text, kinds);
  if (!result.ok) throw new Error(`${JSON.stringify(result.errors)}\n${text}`);
  return result.document;
};

/** Lines chosen to be mistaken for something else. */
const lines = [
  "",
  "",
  " ",
  "\t",
  "word",
  "# Title",
  "---",
  "beatbook: 1",
  "```",
  "````",
  "~~~",
  "~~~~ ",
  "  ```",
  "   ~~~",
  "    ```",
  "```sql",
  "```sql x",
  "``` text",
  "```python",
  "```python p {a: 1}",
  "```js {1}",
  "```map {",
  "~~~input q {auto: true}",
  "`code` in a line",
  "```a``` b",
  "ಅಪರಾಧ",
  "\u2028",
  "\uFEFF",
  "title: [",
  "select '```'",
  "a\u00a0b",
  "...",
  "- list",
  "\\",
  "$x ${y}",
  "trailing  ",
];
const values = [
  true,
  false,
  null,
  0,
  -1.5,
  1e21,
  "",
  "x",
  "yes",
  "null",
  "12",
  "0x1",
  "a: b",
  "{",
  "}",
  "[1, 2]",
  "`",
  "```",
  "line\nline\n",
  "tab\t",
  "# no comment",
  " space ",
  "ಠ",
  "'",
  '"',
  "\u0007",
  "\u2028",
  "a, b",
  [],
  {},
  [1, [true, { x: "}" }]],
  { k: { "odd key: {": null } },
  "word ".repeat(40),
];
const titles = [
  "",
  "Night",
  "a: b",
  "# x",
  "---",
  "two\nlines",
  "true",
  "12",
  " space ",
  "ಠ `",
  "'\"",
  "[x",
];

const generator = (seed: number) => {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const source = () => Array.from({ length: below(6) }, () => one(lines)).join("\n");
  const options = (): CellOptions => {
    const keys = ["auto", "folded", "title", "x y", "__proto__x", "error", "1", "a"];
    const entries = Array.from({ length: below(3) }, () => {
      const key = one(keys);
      return [key, key === "auto" || key === "folded" ? random() < 0.5 : one(values)];
    });
    return Object.fromEntries(entries) as CellOptions;
  };
  const operation = (document: NotebookDocument): Operation => {
    const id = one([...document.order, "nobody"]);
    const index = below(document.order.length + 1);
    switch (below(12)) {
      case 0:
      case 1:
      case 2: {
        const name = random() < 0.5 ? null : freeName(document, one(["x", "spots", "map", "p"]));
        const kind = one(["text", "text", "sql", "chart", "near-repeat", "script"]);
        // Of a notebook that was never read, a word alone is taken for a kind we know.
        const lost = kind === "near-repeat" && document.origin === undefined;
        const named = lost ? freeName(document, "nr") : name;
        const cell = {
          id: `n${below(1e9)}`,
          kind,
          name: named,
          options: options(),
          source: source(),
        };
        return { type: "add-cell", index, cell };
      }
      case 3:
        return { type: "delete-cell", id };
      case 4:
        return { type: "move-cell", id, index };
      case 5:
      case 6:
        return { type: "edit-source", id, source: source() };
      case 7: {
        const known = document.cells[id]?.kind !== "near-repeat" || document.origin !== undefined;
        const name = known && random() < 0.3 ? null : freeName(document, one(["y", "spots", "q"]));
        return { type: "rename-cell", id, name };
      }
      case 8:
        return {
          type: "set-options",
          id,
          options: { ...options(), [one(["a", "title"])]: undefined },
        };
      case 9:
        return { type: "set-title", title: one(titles) };
      case 10:
        return { type: "set-auto", auto: random() < 0.5 };
      default: {
        const name = one(["fir", "beats", "duty"]);
        if (random() < 0.3) return { type: "remove-dataset", name };
        const reference = { source: "file", file: one(titles), rows: below(10), more: one(values) };
        return { type: "put-dataset", name, reference };
      }
    }
  };
  return { random, below, one, operation };
};

const expectSame = (again: NotebookDocument, document: NotebookDocument) => {
  expect(cellsOf(again)).toEqual(cellsOf(document));
  expect(again.title).toBe(document.title);
  expect(again.auto).toBe(document.auto);
  expect(again.datasets).toEqual(document.datasets);
};

const starts = [
  "---\nbeatbook: 1\n---\n",
  "---\r\n# note\r\nbeatbook: 1\r\ntitle: 'x'  # why\r\nother: {a: 1}\r\n---\r\nprose\r\n```sql a {auto:  true}\r\n1\r\n```\r\n\r\nmore\r\n~~~~text\r\n~~~~",
  "\uFEFF---\nbeatbook: 1\ndatasets:\n  # mine\n  fir: {source: sample}\n  beats:\n    source: file # x\n    rows: 3\n---\n\n\n\n```map m\n```\n```map {folded: true }\n\n```\nlast",
];

describe("random notebooks", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("are read as they were written (seed %i)", (seed) => {
    const { below, operation } = generator(seed);
    for (let round = 0; round < 25; round++) {
      let document = round % 4 === 0 ? emptyDocument : read(starts[round % 3]!);
      for (let step = below(25); step >= 0; step--) {
        const applied = apply(document, operation(document));
        if (!applied.ok) continue;
        document = applied.document;
        const text = writeNotebook(document);
        const again = read(text);
        expectSame(again, document);
        expect(writeNotebook(again)).toBe(text);
        if (below(6) === 0) document = again;
      }
    }
  });
});

describe("an edit", () => {
  it.each([11, 12, 13])("leaves the bytes around a cell alone (seed %i)", (seed) => {
    const { below, one } = generator(seed);
    for (let round = 0; round < 60; round++) {
      const blanks = () => one(["\n", "\n\n", "\n \n\n", "\n\t\n"]);
      const before = `---\nbeatbook: 1  # ${round}\n---${blanks()}prose ${below(9)}  ${blanks()}`;
      const after = `${blanks()}~~~~sql b { auto:  false }  \n${below(9)}\n~~~~~ ${blanks()}end${one(["", "\n", "\n\n"])}`;
      const document = read(`${before}\`\`\`sql   a\nold\n\`\`\`\`${after}`);
      const applied = apply(document, { type: "edit-source", id: "c2", source: "new" });
      expect(applied.ok && writeNotebook(applied.document)).toBe(
        `${before}\`\`\`sql   a\nnew\n\`\`\`\`${after}`,
      );
    }
  });
});

describe("damaged files", () => {
  it.each([21, 22, 23, 24])("never throw, and are read exactly or not at all (seed %i)", (seed) => {
    const { below, one, random } = generator(seed);
    const noise = [
      "`",
      "```",
      "~~~",
      "---",
      "\n",
      "\r",
      "\r\n",
      "{",
      "}",
      ":",
      "[",
      "\u0000",
      "&a",
      "*a",
      "!!x",
      "? ",
      "\uD800",
      " ",
      "\t",
      "'",
      '"',
      "beatbook: 2",
    ];
    let readable = 0;
    for (let round = 0; round < 500; round++) {
      let text = one(starts);
      for (let damage = 1 + below(4); damage > 0; damage--) {
        const at = below(text.length + 1);
        const to = random() < 0.5 ? at : Math.min(text.length, at + below(20));
        text = text.slice(0, at) + (random() < 0.7 ? one(noise) : "") + text.slice(to);
      }
      const result = readNotebook(text, kinds);
      if (result.ok) {
        readable++;
        expect(writeNotebook(result.document)).toBe(text);
        const bare = { ...result.document, origin: undefined };
        expectSame(read(writeNotebook(bare)), bare);
      } else {
        expect(result.errors.length).toBeGreaterThan(0);
        const count = text.split(/\r\n|\n|\r/).length;
        for (const { line, message } of result.errors) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
          expect(message).not.toBe("");
        }
      }
    }
    expect(readable).toBeGreaterThan(50);
  });

  it("cut short at any place are read exactly or not at all", () => {
    for (const start of starts) {
      for (let end = 0; end <= start.length; end++) {
        const text = start.slice(0, end);
        const result = readNotebook(text, kinds);
        if (result.ok) expect(writeNotebook(result.document)).toBe(text);
      }
    }
  });

  it("with bombs in their settings are refused", () => {
    const bombs = [
      `a: ${"[".repeat(100_000)}`,
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : "a"}, *${i ? `b${i - 1}` : "a"}]`).join("\n")}`,
    ];
    for (const bomb of bombs) {
      expect(readNotebook(`---\nbeatbook: 1\n${bomb}\n---\n`, kinds).ok).toBe(false);
      expect(
        readNotebook(`---\nbeatbook: 1\n---\n\`\`\`sql {a: ${"[".repeat(15_000)}}\n\`\`\`\n`, kinds)
          .ok,
      ).toBe(false);
    }
  });
});
