import type * as Monaco from "monaco-editor/editor";
import { sqlCatalog } from "./sql-catalog";
import { completeSql, type SqlSuggestion } from "./sql-completion";
import { sqlConfiguration, sqlGrammar } from "./sql-grammar";
import { explainSql } from "./sql-hover";

/** Teaches Monaco DuckDB's SQL: painting, completion and hints from the catalog. */
export function registerSql(monaco: typeof Monaco): void {
  const { languages, Range } = monaco;
  const kinds: Record<SqlSuggestion["kind"], Monaco.languages.CompletionItemKind> = {
    column: languages.CompletionItemKind.Field,
    table: languages.CompletionItemKind.Struct,
    function: languages.CompletionItemKind.Function,
    value: languages.CompletionItemKind.Variable,
    keyword: languages.CompletionItemKind.Keyword,
  };
  const rangeOf = (model: Monaco.editor.ITextModel, from: number, to: number) =>
    Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));

  languages.register({ id: "sql", extensions: [".sql"], aliases: ["SQL"] });
  languages.setMonarchTokensProvider("sql", sqlGrammar);
  languages.setLanguageConfiguration("sql", sqlConfiguration);

  languages.registerCompletionItemProvider("sql", {
    triggerCharacters: [".", "$", '"'],
    provideCompletionItems(model, position) {
      const found = completeSql(model.getValue(), model.getOffsetAt(position), sqlCatalog());
      const range = rangeOf(model, found.from, found.to);
      const insert = Range.fromPositions(range.getStartPosition(), position);
      return {
        suggestions: found.items.map((item) => ({
          label: { label: item.label, description: item.detail },
          kind: kinds[item.kind],
          insertText: item.insert,
          filterText: item.insert.startsWith('"') ? `${item.label} ${item.insert}` : item.label,
          sortText: `${item.rank}${item.label.toLowerCase()}`,
          documentation: item.documentation,
          range: { insert, replace: range },
        })),
      };
    },
  });

  languages.registerHoverProvider("sql", {
    provideHover(model, position) {
      const hint = explainSql(model.getValue(), model.getOffsetAt(position), sqlCatalog());
      if (!hint) return null;
      // A code block: names come from data files and must not be read as Markdown.
      const value = `\`\`\`text\n${hint.lines.join("\n").replaceAll("```", "'''")}\n\`\`\``;
      return { contents: [{ value }], range: rangeOf(model, hint.from, hint.to) };
    },
  });
}
