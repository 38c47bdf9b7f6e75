import type { Identifier, Node, Pattern, Program } from "acorn";
import { ancestor } from "acorn-walk";

/** A name that a program uses and does not declare. */
export interface FreeName {
  name: string;
  /** Offset of its first use. */
  start: number;
  /** Offset of the first place that tries to change it. */
  assigned?: number;
}

const scopeTypes = new Set([
  "Program",
  "BlockStatement",
  "StaticBlock",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "SwitchStatement",
  "CatchClause",
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassDeclaration",
  "ClassExpression",
]);

const isFunction = (node: Node) =>
  node.type === "FunctionDeclaration" ||
  node.type === "FunctionExpression" ||
  node.type === "ArrowFunctionExpression";

/** Names that a declaration's left side brings in: `{a, b: [c]}` gives a and c. */
export function patternNames(pattern: Pattern | null): string[] {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === "Property" ? property.value : property.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap(patternNames);
    case "RestElement":
      return patternNames(pattern.argument);
    case "AssignmentPattern":
      return patternNames(pattern.left);
    default:
      return [];
  }
}

/** The walker calls VariablePattern for identifiers on a left side; its types do not know. */
type SimplePatterns = Parameters<typeof ancestor>[1];

/** Every name that the program uses and does not declare, in order of first use. */
export function freeNames(program: Program): FreeName[] {
  const scopes = declaredNames(program);
  const found = new Map<string, FreeName>();
  const use = (node: Identifier, ancestors: readonly Node[], assigned: boolean) => {
    const { name, start } = node;
    if (ancestors.some((scope) => scopes.get(scope)?.has(name))) return;
    const free = found.get(name) ?? { name, start };
    if (assigned) free.assigned ??= start;
    found.set(name, free);
  };
  ancestor(program, {
    Identifier: (node, _state, ancestors) => use(node, ancestors as Node[], false),
    VariablePattern: (node: Identifier, _state: unknown, ancestors: unknown) =>
      use(node, ancestors as Node[], true),
    UpdateExpression: (node, _state, ancestors) => {
      if (node.argument.type === "Identifier") use(node.argument, ancestors as Node[], true);
    },
  } as SimplePatterns);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function declaredNames(program: Program): Map<Node, Set<string>> {
  const scopes = new Map<Node, Set<string>>();
  const declare = (scope: Node, names: readonly string[]) => {
    const known = scopes.get(scope) ?? new Set<string>();
    for (const name of names) known.add(name);
    scopes.set(scope, known);
  };
  const around = (ancestors: readonly Node[], fits: (node: Node) => boolean) =>
    ancestors.slice(0, -1).findLast(fits) ?? program;
  const block = (ancestors: readonly Node[]) =>
    around(ancestors, (node) => scopeTypes.has(node.type));
  const body = (ancestors: readonly Node[]) =>
    around(ancestors, (node) => isFunction(node) || node.type === "StaticBlock");

  ancestor(program, {
    VariableDeclaration: (node, _state, ancestors) => {
      const home = (node.kind === "var" ? body : block)(ancestors as Node[]);
      declare(
        home,
        node.declarations.flatMap((one) => patternNames(one.id)),
      );
    },
    Function: (node, _state, ancestors) => {
      declare(node, node.params.flatMap(patternNames));
      if (node.type !== "ArrowFunctionExpression") declare(node, ["arguments"]);
      if (node.id === null || node.id === undefined) return;
      const outside = node.type === "FunctionDeclaration";
      declare(outside ? block(ancestors as Node[]) : node, [node.id.name]);
    },
    Class: (node, _state, ancestors) => {
      if (node.id) {
        declare(node, [node.id.name]);
        if (node.type === "ClassDeclaration") declare(block(ancestors as Node[]), [node.id.name]);
      }
    },
    CatchClause: (node) => declare(node, patternNames(node.param ?? null)),
  });
  return scopes;
}
