import type { Expression, Identifier, Node, Statement } from "acorn";
import { simple } from "acorn-walk";
import type { Name } from "@/lib/notebook/document";
import { CellFailure } from "@/lib/session/kind";
import { analyseScript } from "./analyse";
import { lineStarts } from "./erase";
import { freeNames } from "./names";
import { parseCell, type ParsedCell } from "./parse";
import { isStandard, standardNames } from "./standard";

export interface LibrarySource {
  /** How errors call it. */
  name: Name;
  source: string;
}

/** A loop asks the clock once in so many rounds. */
const roundsPerLook = 256;

/**
 * The body of an async function that runs the cell and returns its outputs by name.
 * Its parameters are the standard names, the inputs, and `__cell` (frame/cell.ts).
 * Libraries are given in order of need; each has a scope of its own.
 * Throws CellFailure when the source, or a library, cannot be read.
 */
export function compileScript(source: string, libraries: readonly LibrarySource[]): string {
  const { outputs } = checked(source);
  const parsed = parseCell(source) as ParsedCell;
  const header = `"use strict";let __n=0;__cell.lines(${linePositions(source)});`;
  const code = edited(parsed.code, [...guards(parsed), ...shown(parsed), ...exports(parsed)]);
  return `${header}${libraries.map(compileLibrary).join("")}{\n${code}\n;return {${outputs.join(",")}};}`;
}

function compileLibrary({ name, source }: LibrarySource): string {
  const { outputs } = checked(source, name);
  const parsed = parseCell(source) as ParsedCell;
  const code = edited(parsed.code, [...guards(parsed), ...exports(parsed)]);
  const text = `"use strict";let __n=0;\n${code}\n;return {${outputs.join(",")}};`;
  const given = freeNames(parsed.program)
    .map((free) => free.name)
    .filter((free) => !isStandard(free) || (standardNames as readonly Name[]).includes(free))
    .map((free) => `${free}:typeof ${free}==="undefined"?undefined:${free}`);
  const parts = [JSON.stringify(name), JSON.stringify(text), `{${given.join(",")}}`];
  return `const {${outputs.join(",")}}=__cell.library(${parts.join(",")});`;
}

function checked(source: string, library?: Name) {
  const names = analyseScript(source);
  if (!names.problem) return names;
  const { message, position, hint } = names.problem;
  throw new CellFailure(
    library === undefined
      ? { message, position, hint }
      : { message: `The library “${library}” cannot be used. ${message}`, hint },
  );
}

/** For each line the offset of its first character that is not blank. */
function linePositions(source: string): string {
  const starts = lineStarts(source);
  return JSON.stringify(
    starts.map((start, line) => {
      const text = source.slice(start, (starts[line + 1] ?? source.length + 1) - 1);
      const blank = text.length - text.trimStart().length;
      return start + (blank === text.length ? 0 : blank);
    }),
  );
}

interface Edit {
  at: number;
  insert: string;
  /** Characters to leave out from `at` on. */
  leave?: number;
}

function edited(code: string, edits: Edit[]): string {
  let at = 0;
  let text = "";
  for (const edit of edits.sort((a, b) => a.at - b.at)) {
    text += code.slice(at, edit.at) + edit.insert;
    at = edit.at + (edit.leave ?? 0);
  }
  return text + code.slice(at);
}

const look = `if(++__n>=${roundsPerLook})__n=__cell.turn();`;

function guards({ program }: ParsedCell): Edit[] {
  const edits: Edit[] = [];
  const guard = ({ body }: { body: Statement }) => {
    if (body.type === "BlockStatement") {
      edits.push({ at: body.start + 1, insert: look });
    } else {
      edits.push({ at: body.start, insert: `{${look}` }, { at: body.end, insert: "}" });
    }
  };
  simple(program, {
    ForStatement: guard,
    ForInStatement: guard,
    ForOfStatement: guard,
    WhileStatement: guard,
    DoWhileStatement: guard,
  });
  return edits;
}

/** The last statement is shown when it is an expression that does not see to itself. */
function shown({ program }: ParsedCell): Edit[] {
  const last = program.body.at(-1);
  if (last?.type !== "ExpressionStatement" || showsItself(last.expression)) return [];
  const { start, end } = last.expression as Node;
  return [
    { at: start, insert: "await __cell.show((" },
    { at: end, insert: "))" },
  ];
}

function showsItself(expression: Expression): boolean {
  if (expression.type === "AwaitExpression") return showsItself(expression.argument);
  if (expression.type !== "CallExpression") return false;
  const { callee } = expression;
  // `invalidation.then(…)` is a wish for later: waiting for it would keep the run from ending.
  if (callee.type === "MemberExpression") return isName(callee.object, "invalidation");
  return isName(callee, "display") || isName(callee, "view");
}

const isName = (node: Node, name: Name) =>
  (node as Expression).type === "Identifier" && (node as Identifier).name === name;

function exports({ program }: ParsedCell): Edit[] {
  return program.body.flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" && statement.declaration
      ? [{ at: statement.start, insert: "", leave: statement.declaration.start - statement.start }]
      : [],
  );
}
