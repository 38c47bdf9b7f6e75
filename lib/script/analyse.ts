import type {
  Expression,
  ImportExpression,
  ModuleDeclaration,
  Program,
  Statement,
  TaggedTemplateExpression,
} from "acorn";
import { simple } from "acorn-walk";
import type { Name } from "@/lib/notebook/document";
import type { CellProblem } from "@/lib/session/kind";
import { sqlNames } from "@/lib/sql/names";
import type { ScriptPart } from "./frames";
import { freeNames, patternNames, type FreeName } from "./names";
import { parseCell, withoutExport, type ParsedCell } from "./parse";
import { isStandard, partOf } from "./standard";

/** What a TypeScript cell says about its place in the notebook. */
export interface ScriptNames {
  /** Top-level declarations. */
  outputs: Name[];
  /** Names of other cells: free identifiers, and tables that its `sql` templates name. */
  reads: Name[];
  /** Those of them that only `sql` templates name: the engine answers, they are no inputs. */
  queried: Name[];
  /** Functions and constants only, with at least one function: compiled into the cells that name it. */
  library: boolean;
  /** Heavy parts of the standard library that it uses. */
  parts: ScriptPart[];
  problem?: CellProblem;
}

/** Pure and cheap: a few milliseconds for a long cell. */
export function analyseScript(source: string): ScriptNames {
  const parsed = parseCell(source);
  if ("problem" in parsed) {
    return {
      outputs: [],
      reads: [],
      queried: [],
      library: false,
      parts: [],
      problem: parsed.problem,
    };
  }
  const { program } = parsed;
  const statements = program.body.map(withoutExport);
  const outputs = statements.flatMap(declaredBy);
  const free = freeNames(program);
  const foreign = free.filter(({ name }) => !isStandard(name));
  const used = foreign.map(({ name }) => name);
  const asked = templateTables(program, free).filter((name) => !outputs.includes(name));
  return {
    outputs,
    reads: [...new Set([...used, ...asked])],
    queried: [...new Set(asked)].filter((name) => !used.includes(name)),
    library: isLibrary(statements),
    parts: [...new Set(free.flatMap(({ name }) => partOf[name] ?? []))],
    problem: problemOf(parsed, foreign),
  };
}

function declaredBy(statement: Statement | ModuleDeclaration): Name[] {
  switch (statement.type) {
    case "VariableDeclaration":
      return statement.declarations.flatMap((one) => patternNames(one.id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return [statement.id.name];
    default:
      return [];
  }
}

const isDefinition = (value: Expression) =>
  value.type === "ArrowFunctionExpression" ||
  value.type === "FunctionExpression" ||
  value.type === "ClassExpression";

function isLibrary(statements: readonly (Statement | ModuleDeclaration)[]): boolean {
  let definitions = 0;
  for (const statement of statements) {
    if (statement.type === "EmptyStatement") continue;
    if (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration") {
      definitions++;
    } else if (statement.type === "VariableDeclaration" && statement.kind === "const") {
      const values = statement.declarations.map((one) => one.init);
      if (!values.every((value) => value && (isDefinition(value) || isConstant(value)))) {
        return false;
      }
      definitions += values.filter((value) => value && isDefinition(value)).length;
    } else {
      return false;
    }
  }
  return definitions > 0;
}

/** Literals and what is made of nothing else. */
function isConstant(value: Expression): boolean {
  switch (value.type) {
    case "Literal":
      return true;
    case "TemplateLiteral":
      return value.expressions.every(isConstant);
    case "UnaryExpression":
      return isConstant(value.argument);
    case "BinaryExpression":
      return (
        value.left.type !== "PrivateIdentifier" && isConstant(value.left) && isConstant(value.right)
      );
    case "ConditionalExpression":
      return isConstant(value.test) && isConstant(value.consequent) && isConstant(value.alternate);
    case "ArrayExpression":
      return value.elements.every((one) => one && one.type !== "SpreadElement" && isConstant(one));
    case "ObjectExpression":
      return value.properties.every(
        (one) =>
          one.type === "Property" &&
          (!one.computed || isConstant(one.key as Expression)) &&
          (isConstant(one.value) || isDefinition(one.value)),
      );
    case "ParenthesizedExpression":
      return isConstant(value.expression);
    default:
      return false;
  }
}

function templateTables(program: Program, free: readonly FreeName[]): Name[] {
  if (!free.some(({ name }) => name === "sql")) return [];
  const tables: Name[] = [];
  simple(program, {
    TaggedTemplateExpression(node: TaggedTemplateExpression) {
      if (node.tag.type !== "Identifier" || node.tag.name !== "sql") return;
      const text = node.quasi.quasis.map((part) => part.value.cooked ?? "").join("$v");
      tables.push(...sqlNames(text).tables);
    },
  });
  return tables;
}

const nothingToFetch: CellProblem = {
  message:
    "Nothing can be imported: the standard library is already here, and nothing else can be fetched.",
  hint: "Use Plot, d3, Inputs, deck, sql and the names of other cells directly.",
};

function problemOf(
  { program, original }: ParsedCell,
  foreign: readonly FreeName[],
): CellProblem | undefined {
  const imports = program.body.find((statement) => statement.type === "ImportDeclaration");
  let importedAt = imports?.start;
  simple(program, {
    ImportExpression(node: ImportExpression) {
      importedAt ??= node.start;
    },
  });
  if (importedAt !== undefined) return { ...nothingToFetch, position: original(importedAt) };

  const listed = program.body.find(
    (statement) => statement.type.startsWith("Export") && withoutExport(statement) === statement,
  );
  if (listed) {
    return {
      message:
        "This export is not needed: every name declared at the top of a cell is given to the other cells.",
      position: original(listed.start),
    };
  }

  const changed = foreign.find((free) => free.assigned !== undefined);
  if (changed) {
    return {
      message: `“${changed.name}” is not declared in this cell, so this cell cannot change it.`,
      position: original(changed.assigned ?? changed.start),
      hint: `Declare a name of your own: let ${changed.name}2 = …`,
    };
  }
  return undefined;
}
