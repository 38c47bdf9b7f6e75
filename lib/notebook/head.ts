import { Document, isMap, isScalar, LineCounter, parseDocument, type Node } from "yaml";
import type { DatasetReference, Name } from "./document";
import { isSame } from "./origin";
import { whyNotAName } from "./names";

/** What the front matter says. */
export interface Head {
  readonly title: string;
  readonly auto: boolean;
  readonly datasets: Readonly<Record<Name, DatasetReference>>;
}

/** `line` counts from 0 within the YAML given. */
export interface HeadError {
  readonly line: number;
  readonly message: string;
}

const version = 1;
const longest = 1_000_000;

export const readHead = (
  yaml: string,
): { head: Head; errors: HeadError[]; datasetLines: Map<Name, number> } => {
  const errors: HeadError[] = [];
  const datasetLines = new Map<Name, number>();
  const head = { title: "", auto: true, datasets: {} as Record<Name, DatasetReference> };
  const answer = { head, errors, datasetLines };
  if (yaml.length > longest) {
    errors.push({ line: 0, message: "The settings at the top of the file are too long to read" });
    return answer;
  }

  const counter = new LineCounter();
  const lineAt = (offset = 0) => Math.max(0, counter.linePos(offset).line - 1);
  const settings = parse(yaml, counter);
  if (typeof settings === "string") {
    errors.push({ line: 0, message: settings });
    return answer;
  }
  for (const error of settings.errors) {
    errors.push({
      line: lineAt(error.pos[0]),
      message: `The settings are not valid YAML: ${plain(error.message)}`,
    });
  }
  if (errors.length > 0) return answer;

  const { contents } = settings;
  if (contents !== null && !isMap(contents)) {
    errors.push({ line: 0, message: "The settings must be lines of the form “key: value”" });
    return answer;
  }
  let values: Record<string, unknown>;
  try {
    values = (settings.toJS() ?? {}) as Record<string, unknown>;
  } catch (error) {
    errors.push({ line: 0, message: `The settings cannot be read: ${plain(String(error))}` });
    return answer;
  }
  const lineOf = (key: string) => {
    const pair = contents?.items.find((item) => isScalar(item.key) && item.key.value === key);
    return lineAt((pair?.key as Node | undefined)?.range?.[0]);
  };

  checkVersion(values.beatbook, lineOf("beatbook"), errors);
  if (values.title != null) {
    if (typeof values.title === "object") {
      errors.push({ line: lineOf("title"), message: "The title must be a text" });
    } else {
      const node = settings.get("title", true);
      head.title = isScalar(node) && node.source !== undefined ? node.source : String(values.title);
    }
  }
  if (values.auto != null) {
    if (typeof values.auto === "boolean") head.auto = values.auto;
    else errors.push({ line: lineOf("auto"), message: "“auto” must be true or false" });
  }
  if (values.datasets != null) {
    const node = settings.get("datasets", true);
    if (isMap(node)) {
      for (const item of node.items) {
        const name = String(isScalar(item.key) ? item.key.value : item.key);
        const line = lineAt((item.key as Node | null)?.range?.[0]);
        const reference = (values.datasets as Record<string, unknown>)[name];
        const why = whyNotAName(name) ?? whyNotAReference(name, reference);
        if (why !== null) errors.push({ line, message: why });
        else head.datasets[name] = reference as DatasetReference;
        datasetLines.set(name, line);
      }
    } else {
      errors.push({
        line: lineOf("datasets"),
        message: "“datasets” must give a name and a source for each dataset",
      });
    }
  }
  return answer;
};

const parse = (yaml: string, lineCounter: LineCounter) => {
  try {
    return parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: "silent" });
  } catch {
    return "The settings at the top of the file are not valid YAML";
  }
};

const plain = (message: string) => message.split("\n")[0]!.replace(/^\w*Error: /, "");

const checkVersion = (found: unknown, line: number, errors: HeadError[]) => {
  if (found === version) return;
  const message =
    found == null
      ? "This is not a Beatbook notebook: the settings at the top do not say “beatbook: 1”"
      : typeof found === "number" && found > version
        ? `This notebook was made by a newer Beatbook (format ${found}; this one reads format ${version})`
        : `“beatbook: ${typeof found === "object" ? "…" : String(found)}” is not a version of this format; it should be “beatbook: ${version}”`;
  errors.push({ line, message });
};

const whyNotAReference = (name: Name, value: unknown): string | null => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `The dataset ${name} must say its source, as in {source: file}`;
  }
  const reference = value as Record<string, unknown>;
  if (typeof reference.source !== "string") return `The dataset ${name} does not say its source`;
  for (const key of ["version", "rows", "headerRow"]) {
    if (reference[key] !== undefined && typeof reference[key] !== "number") {
      return `“${key}” of the dataset ${name} must be a number`;
    }
  }
  for (const key of ["file", "sha256", "part"]) {
    if (reference[key] !== undefined && typeof reference[key] !== "string") {
      return `“${key}” of the dataset ${name} must be a text; put it in quotes`;
    }
  }
  return null;
};

const style = { lineWidth: 0, flowCollectionPadding: false } as const;

/** The settings with the changes made in them; comments, order and unknown keys stay. */
export const changeHead = (yaml: string, before: Head, after: Head): string => {
  const settings = parseDocument(yaml, { logLevel: "silent" });
  if (after.title !== before.title) {
    if (after.title === "") settings.delete("title");
    else settings.set("title", after.title);
  }
  if (after.auto !== before.auto) {
    if (after.auto) settings.delete("auto");
    else settings.set("auto", false);
  }
  if (!isSame(before.datasets, after.datasets)) changeDatasets(settings, before, after);
  return settings.toString(style);
};

const changeDatasets = (settings: Document, before: Head, after: Head) => {
  const names = Object.keys(after.datasets);
  if (names.length === 0) {
    settings.delete("datasets");
    return;
  }
  if (!isMap(settings.get("datasets", true))) settings.set("datasets", settings.createNode({}));
  for (const name of Object.keys(before.datasets)) {
    if (!Object.hasOwn(after.datasets, name)) settings.deleteIn(["datasets", name]);
  }
  for (const name of names) {
    const next = after.datasets[name]!;
    const previous = Object.hasOwn(before.datasets, name) ? before.datasets[name] : undefined;
    if (isSame(previous, next)) continue;
    if (previous === undefined || !isMap(settings.getIn(["datasets", name], true))) {
      settings.setIn(["datasets", name], settings.createNode(next, { flow: true }));
      continue;
    }
    for (const key of Object.keys(previous)) {
      if (!Object.hasOwn(next, key)) settings.deleteIn(["datasets", name, key]);
    }
    for (const [key, value] of Object.entries(next)) {
      if (!isSame(previous[key], value)) {
        settings.setIn(["datasets", name, key], settings.createNode(value, { flow: true }));
      }
    }
  }
};

export const newHead = (head: Head): string => {
  const settings = new Document({ beatbook: version });
  return changeHead(settings.toString(style), { title: "", auto: true, datasets: {} }, head);
};
