import { parse, type ModuleDeclaration, type Program, type Statement } from "acorn";
import type { CellProblem } from "@/lib/session/kind";
import { eraseTypes, plainSyntax } from "./erase";

export interface ParsedCell {
  /** The source without types, on the same lines. */
  code: string;
  program: Program;
  /** Offset into the source of an offset into `code`. */
  original(offset: number): number;
}

interface AcornFault {
  message: string;
  pos: number;
}

/** Reads a cell; a source that starts with a brace and can be an object literal is one. */
export function parseCell(source: string): ParsedCell | { problem: CellProblem } {
  if (/^\s*\{/.test(source)) {
    const literal = parseText(`(${source}\n)`);
    const only = "problem" in literal ? [] : literal.program.body;
    if (only.length === 1 && only[0]?.type === "ExpressionStatement") {
      const { original } = literal as ParsedCell;
      const shifted = (offset: number) =>
        Math.min(Math.max(original(offset) - 1, 0), source.length);
      return { ...(literal as ParsedCell), original: shifted };
    }
  }
  return parseText(source);
}

function parseText(source: string): ParsedCell | { problem: CellProblem } {
  const erased = eraseTypes(source);
  if ("problem" in erased) return erased;
  try {
    const program = parse(erased.code, { ecmaVersion: "latest", sourceType: "module" });
    return { ...erased, program };
  } catch (thrown) {
    const fault = thrown as AcornFault;
    const position = erased.original(fault.pos);
    return { problem: { message: plainSyntax(fault.message), position } };
  }
}

/** The declaration behind an `export`, which says nothing new here: every top-level name is an output. */
export function withoutExport(statement: Statement | ModuleDeclaration) {
  const exported = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
  return exported ?? statement;
}
