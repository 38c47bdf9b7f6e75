/**
 * DuckDB's SQL cut into tokens. White space and comments are left out. Never throws: what is
 * not closed runs to the end of the text and is told as a problem.
 */
export interface Token {
  readonly type: "word" | "quoted" | "string" | "number" | "parameter" | "operator";
  /** Words as written; quoted names and strings without quotes and escapes; parameters without `$`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface SqlProblem {
  message: string;
  /** Offset in characters into the text. */
  position: number;
}

export interface Lexed {
  tokens: Token[];
  problem?: SqlProblem;
}

const space = /\s/;
const wordStart = /[A-Za-z_\u0080-\uFFFF]/;
const wordPart = /[A-Za-z0-9_$\u0080-\uFFFF]/;
const digit = /[0-9]/;
const number =
  /0[xX][0-9a-fA-F_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?/y;
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uFFFF][A-Za-z0-9_\u0080-\uFFFF]*)?\$/y;

export const lexSql = (text: string): Lexed => {
  const tokens: Token[] = [];
  let problem: SqlProblem | undefined;
  let at = 0;

  const fail = (message: string, position: number) => {
    problem ??= { message, position };
    at = text.length;
  };
  const add = (type: Token["type"], start: number, value: string) =>
    tokens.push({ type, text: value, start, end: at });

  while (at < text.length) {
    const start = at;
    const char = text[at]!;
    const next = text[at + 1];
    if (space.test(char)) {
      at++;
    } else if (char === "-" && next === "-") {
      at = endOfLine(text, at);
    } else if (char === "/" && next === "*") {
      at = endOfComment(text, at);
      if (at < 0) fail("This comment is not closed: */ is missing", start);
    } else if (char === "'") {
      readString(start, false);
    } else if ((char === "e" || char === "E") && next === "'") {
      at++;
      readString(start, true);
    } else if (char === '"') {
      at = endOfQuoted(text, at, '"', false);
      if (at < 0) fail('This name is not closed: " is missing', start);
      else add("quoted", start, text.slice(start + 1, at - 1).replaceAll('""', '"'));
    } else if (char === "$") {
      readDollar(start);
    } else if (digit.test(char) || (char === "." && next !== undefined && digit.test(next))) {
      number.lastIndex = at;
      at += number.exec(text)?.[0].length ?? 1;
      add("number", start, text.slice(start, at));
    } else if (wordStart.test(char)) {
      at = endOfWord(text, at);
      add("word", start, text.slice(start, at));
    } else {
      at += char === ":" && next === ":" ? 2 : 1;
      add("operator", start, text.slice(start, at));
    }
  }
  return problem ? { tokens, problem } : { tokens };

  function readString(start: number, escapes: boolean) {
    const open = at;
    at = endOfQuoted(text, at, "'", escapes);
    if (at < 0) fail("This text is not closed: ' is missing", start);
    else add("string", start, text.slice(open + 1, at - 1).replaceAll("''", "'"));
  }

  function readDollar(start: number) {
    dollarQuote.lastIndex = at;
    const mark = dollarQuote.exec(text)?.[0];
    if (mark !== undefined) {
      const close = text.indexOf(mark, at + mark.length);
      at = close + mark.length;
      if (close < 0) fail(`This text is not closed: ${mark} is missing`, start);
      else add("string", start, text.slice(start + mark.length, close));
      return;
    }
    at++;
    while (at < text.length && wordPart.test(text[at]!) && text[at] !== "$") at++;
    add(at > start + 1 ? "parameter" : "operator", start, text.slice(start + 1, at));
  }
};

const endOfLine = (text: string, at: number) => {
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
};

/** Comments stand within comments. */
const endOfComment = (text: string, at: number) => {
  let depth = 0;
  for (; at < text.length; at++) {
    if (text[at] === "/" && text[at + 1] === "*") {
      depth++;
      at++;
    } else if (text[at] === "*" && text[at + 1] === "/") {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
};

const endOfQuoted = (text: string, at: number, quote: string, escapes: boolean) => {
  for (at++; at < text.length; at++) {
    if (escapes && text[at] === "\\") at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return -1;
};

const endOfWord = (text: string, at: number) => {
  while (at < text.length && wordPart.test(text[at]!) && !space.test(text[at]!)) at++;
  return at;
};
