import { EngineError } from "./engine";
import { texts } from "./texts";

interface Report {
  exception_type?: string;
  exception_message?: string;
  error_subtype?: string;
  name?: string;
  type?: string;
  position?: string;
  candidates?: string;
}

/** Turns what DuckDB reports about `sent` into words for the analyst; places are those of `sent`. */
export const toEngineError = (error: unknown, sent: string): EngineError => {
  if (error instanceof EngineError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/query was cancell?ed|interrupted/i.test(text)) {
    return new EngineError("cancelled", texts.cancelled);
  }
  const report = readReport(text);
  const position = report.position === undefined ? undefined : toCharacter(sent, +report.position);
  const { kind, message, hint } = explain(report, sent, position);
  return new EngineError(kind, message, position, hint);
};

/** Reports are nested in one another and sometimes stand behind a sentence. */
const readReport = (text: string): Report => {
  const start = text.indexOf("{");
  if (start >= 0) {
    try {
      const outer = JSON.parse(text.slice(start, text.lastIndexOf("}") + 1)) as Report;
      const inner = readReport(outer.exception_message ?? "");
      return inner.exception_type ? { ...outer, ...inner } : outer;
    } catch {
      // Not a report after all: a message that happens to hold a brace.
    }
  }
  return { exception_message: text.replace(/^Error:\s*/, "") };
};

type Explained = Pick<EngineError, "kind" | "message" | "hint">;

const explain = (report: Report, sent: string, position: number | undefined): Explained => {
  const message = report.exception_message ?? "";
  const type = report.exception_type ?? "";
  const name = report.name ?? "";
  const missing = /with name "?(\S+?)"? is not in the catalog, but it exists in/.exec(message);

  if (type === "Out of Memory" || /out of memory|bad_alloc/i.test(message)) return memory(message);
  if (/TIMESTAMP WITH TIME ZONE|extension 'icu'/.test(message) && !missing) {
    return { kind: "type", message: texts.timeZones, hint: texts.timeZonesHint };
  }
  if (missing || type === "Extension Autoloading") {
    return { kind: "name", message: texts.extension(missing?.[1] ?? "This"), hint: undefined };
  }
  if (type === "Permission") return { kind: "input", message: texts.files, hint: texts.filesHint };
  if (/configuration has been locked/.test(message)) {
    return { kind: "input", message: texts.locked, hint: undefined };
  }
  if (type === "Parser" || report.error_subtype === "SYNTAX_ERROR") return syntax(message);
  if (report.error_subtype === "COLUMN_NOT_FOUND") {
    return { kind: "name", message: texts.unknownColumn(name), hint: meant(report.candidates) };
  }
  const qualified = /Table "(.+?)" does not have a column named "(.+?)"/.exec(message);
  if (qualified) {
    const candidates = report.candidates ?? /Candidate bindings: (.+)$/m.exec(message)?.[1];
    const message_ = texts.unknownColumn(`${qualified[1]}.${qualified[2]}`);
    return { kind: "name", message: message_, hint: meant(candidates) };
  }
  if (report.error_subtype === "MISSING_ENTRY") return missingEntry(report, sent, position);
  if (report.error_subtype === "NO_MATCHING_FUNCTION") {
    const hint = texts.itTakes((report.candidates ?? "").replaceAll("\n", "; ").replace(/\t/g, ""));
    return { kind: "type", message: texts.wrongArguments(name), hint };
  }
  const ambiguous = /Ambiguous reference to column name "(.+?)"/.exec(message);
  if (ambiguous) {
    return { kind: "name", message: texts.ambiguous(ambiguous[1]!), hint: texts.ambiguousHint };
  }
  const [first = "", ...rest] = message.split("\n");
  const kind = /Conversion|Binder|Mismatch|Out of Range/.test(type) ? "type" : "engine";
  const more = rest.map((line) => line.trim()).filter(Boolean);
  return {
    kind: type === "Invalid Input" ? "input" : kind,
    message: first,
    hint: more.length > 0 ? more.join(" ") : undefined,
  };
};

const memory = (message: string): Explained => {
  const limit = /\/\s*([\d.]+ [KMG]iB)\s+used/.exec(message)?.[1] ?? "";
  const text = limit ? texts.memory(limit) : texts.memory("all of it is used").replace("  ", " ");
  return { kind: "memory", message: text, hint: texts.memoryHint };
};

const syntax = (message: string): Explained => {
  const word = /at or near "(.*?)"$/s.exec(message)?.[1];
  if (word !== undefined)
    return { kind: "syntax", message: texts.unexpected(word), hint: undefined };
  const end = /end of input/.test(message);
  return { kind: "syntax", message: end ? texts.unexpectedEnd : message, hint: undefined };
};

const missingEntry = (report: Report, sent: string, position?: number): Explained => {
  const name =
    position === undefined ? (report.name ?? "") : asWritten(report.name ?? "", sent, position);
  const isTable = report.type === "Table";
  const message = isTable
    ? texts.unknownTable(name)
    : /function|macro/i.test(report.type ?? "")
      ? texts.unknownFunction(name)
      : (report.exception_message ?? "").split("\n")[0]!;
  // For lack of anything like it the engine proposes tables of its own.
  const own = /^(pg_|duckdb_|sqlite_|__beatbook|information_schema)/;
  const candidates = report.candidates?.split(", ").filter((candidate) => !own.test(candidate));
  return { kind: "name", message, hint: meant(candidates?.join(", ")) };
};

const asWritten = (name: string, sent: string, position: number): string => {
  const written = sent.slice(position, position + name.length);
  return written.toLowerCase() === name.toLowerCase() ? written : name;
};

/** The engine names what is most alike first. */
const meant = (candidates: string | undefined): string | undefined => {
  const first = /"[^"]+"|[^,\s]+/.exec(candidates ?? "")?.[0];
  return first === undefined ? undefined : texts.didYouMean(first.replaceAll('"', ""));
};

/** The engine counts bytes of UTF-8. */
const toCharacter = (text: string, bytes: number): number => {
  let seen = 0;
  let at = 0;
  for (const character of text) {
    if (seen >= bytes) break;
    const code = character.codePointAt(0)!;
    seen += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += character.length;
  }
  return at;
};
