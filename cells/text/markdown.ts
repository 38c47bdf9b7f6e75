import { Marked, type Tokens } from "marked";
import { type Expression, follow, parseExpression } from "./expression";
import { formatValue, isTable } from "./format";
import { texts } from "./texts";

interface ValueToken extends Tokens.Generic {
  type: "value";
  text: string;
  expression: Expression | null;
}

/** `undefined` for a name that nobody defines. */
export type Lookup = (name: string) => unknown;

const nobody: Lookup = () => undefined;

/**
 * HTML that still has to pass sanitize(); values are in it as escaped text. Without a
 * lookup the values are still awaited.
 */
export function toHtml(markdown: string, lookup: Lookup | null): string {
  return parser(lookup).parse(markdown, { async: false });
}

/** Names that a text shows, each once, in order. Code spans and code blocks show none. */
export function namesIn(markdown: string): string[] {
  const names = new Set<string>();
  const reader = parser(nobody);
  reader.walkTokens(reader.lexer(markdown), (token) => {
    if (token.type === "value") {
      const { expression } = token as ValueToken;
      if (expression) names.add(expression.name);
    }
  });
  return [...names];
}

function parser(lookup: Lookup | null): Marked {
  return new Marked({
    gfm: true,
    extensions: [
      {
        name: "value",
        level: "inline",
        start: (source) => source.indexOf("${"),
        tokenizer(source): ValueToken | undefined {
          const match = /^\$\{([^{}\n]{1,200})\}/.exec(source);
          if (!match) return undefined;
          const text = match[1]!;
          return { type: "value", raw: match[0], text, expression: parseExpression(text) };
        },
        renderer: (token) => renderValue(token as ValueToken, lookup),
      },
    ],
  });
}

function renderValue({ text, expression }: ValueToken, lookup: Lookup | null): string {
  if (!expression) return marker(`\${${text}}`, texts.notAnExpression);
  if (!lookup) return `<data>${texts.awaited}</data>`;
  const root = lookup(expression.name);
  if (root === undefined) {
    return marker(texts.unknownName(expression.name), texts.unknownNameHint(expression.name));
  }
  const start = isTable(root) && expression.steps.length > 0 ? root.first : root;
  const value = follow(start, expression.steps);
  if (value === undefined) {
    return marker(texts.unknownName(expression.path), texts.noPart(expression.path));
  }
  const formatted = formatValue(value, expression.format);
  if (!formatted.ok) return marker(texts.unknownName(expression.path), formatted.reason);
  return `<data>${escape(formatted.text)}</data>`;
}

function marker(text: string, why: string): string {
  return `<mark title="${escape(why)}">${escape(text)}</mark>`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
