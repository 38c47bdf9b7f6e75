import type * as Monaco from "monaco-editor/editor";
import { sqlTypes, sqlWords } from "./sql-words";

/** DuckDB's SQL for the painter: lists and structs in brackets, `$name`, `"quoted names"`, dollar quotes. */
export const sqlGrammar: Monaco.languages.IMonarchLanguage = {
  defaultToken: "",
  tokenPostfix: ".sql",
  ignoreCase: true,
  words: [...sqlWords],
  types: [...sqlTypes],
  brackets: [
    { open: "[", close: "]", token: "delimiter.square" },
    { open: "(", close: ")", token: "delimiter.parenthesis" },
    { open: "{", close: "}", token: "delimiter.curly" },
  ],
  tokenizer: {
    root: [
      [/\s+/, "white"],
      [/--.*$/, "comment"],
      [/\/\*/, { token: "comment", next: "@comment" }],
      [/\$[a-z_]\w*/, "predefined"],
      [/\$\$/, { token: "string", next: "@dollars" }],
      [/e?'/, { token: "string", next: "@string" }],
      [/"/, { token: "identifier", next: "@name" }],
      [/0x[0-9a-f]+/, "number"],
      [/(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)(e[-+]?\d+)?/, "number"],
      [/[()[\]{}]/, "@brackets"],
      [/[;,.]/, "delimiter"],
      [/[a-z_]\w*(?=\s*\()/, { cases: { "@words": "keyword", "@default": "predefined" } }],
      [/[a-z_]\w*/, { cases: { "@words": "keyword", "@types": "type", "@default": "identifier" } }],
      [/[<>=!%&+\-*/|~^:@?#]/, "operator"],
    ],
    comment: [
      [/[^*/]+/, "comment"],
      [/\*\//, { token: "comment", next: "@pop" }],
      [/./, "comment"],
    ],
    dollars: [
      [/[^$]+/, "string"],
      [/\$\$/, { token: "string", next: "@pop" }],
      [/./, "string"],
    ],
    string: [
      [/[^']+/, "string"],
      [/''/, "string"],
      [/'/, { token: "string", next: "@pop" }],
    ],
    name: [
      [/[^"]+/, "identifier"],
      [/""/, "identifier"],
      [/"/, { token: "identifier", next: "@pop" }],
    ],
  },
};

export const sqlConfiguration: Monaco.languages.LanguageConfiguration = {
  comments: { lineComment: "--", blockComment: ["/*", "*/"] },
  brackets: [
    ["{", "}"],
    ["[", "]"],
    ["(", ")"],
  ],
  autoClosingPairs: [
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: "(", close: ")" },
    { open: '"', close: '"', notIn: ["string", "comment"] },
    { open: "'", close: "'", notIn: ["string", "comment"] },
  ],
  surroundingPairs: [
    { open: "(", close: ")" },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
};
