import type { z } from "zod";
import type { YAMLError } from "yaml";
import { inFull } from "./words";

type Issue = z.core.$ZodRawIssue;

const types: Record<string, string> = {
  string: "a word or text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, as in “[a, b]”",
  object: "names with values, as in “{name: value}”",
  record: "names with values, as in “{name: value}”",
};

const listed = (values: readonly unknown[]): string =>
  values.length < 2
    ? `“${String(values[0])}”`
    : `one of ${values.map((value) => `“${String(value)}”`).join(", ")}`;

/** What a parameter must be, where its schema has no words of its own. */
export function parameterWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `it must be ${types[issue.expected] ?? "of another kind"}`;
    case "invalid_value":
      return `it must be ${listed(issue.values)}`;
    case "too_small":
      return sized(issue, "at least", "more than", Number(issue.minimum));
    case "too_big":
      return sized(issue, "at most", "less than", Number(issue.maximum));
    case "invalid_union":
      return "it is none of the forms that it can have";
    default:
      return undefined;
  }
}

function sized(
  { origin, inclusive }: Extract<Issue, { code: "too_small" | "too_big" }>,
  including: string,
  excluding: string,
  limit: number,
): string {
  const bound = `${inclusive === false ? excluding : including} ${inFull(limit)}`;
  if (origin === "string") return limit === 1 ? "it is empty" : `it must have ${bound} letters`;
  if (origin === "array" || origin === "set")
    return `it must have ${bound} ${limit === 1 ? "entry" : "entries"}`;
  return `it must be ${bound}`;
}

/** What is wrong with YAML that cannot be read, for people who do not know its terms. */
export const yamlWords = ({ code, message }: YAMLError): string =>
  (
    ({
      DUPLICATE_KEY: "the same name stands here twice",
      BAD_INDENT: "a bracket is not closed, or a line is not indented as those it belongs to",
      TAB_AS_INDENT: "a line is indented with a tab; use blanks",
      MISSING_CHAR: message.includes("map values")
        ? "a line has no colon"
        : "a bracket, a quote, a dash or a comma is missing",
      BAD_SCALAR_START: "a value begins with a sign that means something else; put it in quotes",
      BAD_DQ_ESCAPE: "a backslash stands in double quotes; use single ones",
      UNEXPECTED_TOKEN: "there is a character that does not belong here",
      BLOCK_AS_IMPLICIT_KEY: "a line has two colons; put the words in quotes",
      MULTILINE_IMPLICIT_KEY: "a line has no colon",
    }) as Partial<Record<string, string>>
  )[code] ?? "this line is not of the form “name: value”";
