import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./product.mjs";

const whole = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en"));
const ms = (value) => `${whole(value)} ms`;
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;

const pair = (measure, { ours, bare, ratio, lowest, highest }, show, goal = "") => ({
  measure,
  ours: show(ours),
  bare: show(bare),
  ratio: `${ratio.toFixed(2)} (${lowest.toFixed(2)}–${highest.toFixed(2)})`,
  goal,
});

const single = (measure, ours, goal = "") => ({ measure, ours, bare: "", ratio: "", goal });

const timed = (entries) =>
  entries.map(({ name, milliseconds, goal }) => single(name, seconds(milliseconds), goal));

const writers = {
  sql: ({ queries, median }) => [
    ...queries.map((query) => pair(`SQL cell: ${query.name}`, query, ms)),
    { ...single("SQL cell, median of the eight", "", "≤ 1.05"), ratio: median.toFixed(3) },
  ],
  "first-chart": (found) => [pair("Navigation to first chart", found, seconds, "≤ 1.25")],
  import: (found) => [
    pair(`CSV of ${whole(found.bytes / 1e6)} MB, 1 M rows, into a table`, found, seconds, "≤ 10 s"),
  ],
  map: (found) => [pair("Map of 1 M points, first frame", found, seconds, "≤ 1.2")],
  places: ({ points, areas, cell, ...found }) => [
    pair(`${points.toLocaleString("en")} points in ${areas} beats`, found, ms),
    single("The same, a point", `${((1000 * found.ours) / points).toFixed(2)} µs`, "≤ 0.5 µs"),
    single("Areas cell over the same file, Run to done", seconds(cell)),
  ],
  typing: ({ cells, before, after, keys, median, p95, highest }) => [
    single(`Key in an editor, ${cells} cells, 95th percentile of ${keys}`, ms(p95), "< 50 ms"),
    single("Key in an editor, median and longest", `${ms(median)}, ${ms(highest)}`),
    single("Editors before and after one cell is opened", `${before}, ${after}`, "0, 1"),
  ],
  frames: ({ first, fifteenth }) => [
    single("Script frame, made to drawn: one alone", ms(first)),
    single("Script frame, made to drawn: the last of 15 at once", ms(fifteenth)),
  ],
  where: timed,
  when: timed,
  next: timed,
  act: (plans) =>
    plans.flatMap(({ name, first, ...found }) => [
      pair(name, found, ms, "≤ 10 s"),
      single("The same, first plan to be seen", ms(first), "≤ 2 s"),
    ]),
  growth: (entries) =>
    entries.map(({ name, milliseconds, goal }) =>
      single(name, (milliseconds < 2000 ? ms : seconds)(milliseconds), goal),
    ),
  record: (entries) =>
    entries.map(({ name, milliseconds, bytes }) =>
      single(
        name,
        bytes === undefined
          ? (milliseconds < 2000 ? ms : seconds)(milliseconds)
          : `${whole(bytes / 1e6)} MB`,
      ),
    ),
};

export const rowsOf = (name, found) => writers[name](found);

/** A Markdown table, its columns lined up. */
export function toTable(rows) {
  const columns = ["measure", "ours", "bare", "ratio", "goal"];
  const heads = ["Measure", "Beatbook", "Bare", "Ratio (lowest–highest pair)", "Goal"];
  const lines = [heads, ...rows.map((row) => columns.map((column) => row[column]))];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const toLine = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [head, ...body] = lines.map(toLine);
  return [head, rule, ...body].join("\n");
}

const [begin, end] = ["<!-- bench -->", "<!-- /bench -->"];

/** Puts the table between the marks of docs/performance.md, with the day and the machine. */
export function writeTable(table, browserVersion) {
  const path = join(root, "docs/performance.md");
  const text = readFileSync(path, "utf8");
  const memory = Math.round(totalmem() / 1024 ** 3);
  const about = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0].model.trim()}), ${memory} GB of memory, Chromium ${browserVersion}, no graphics card.`;
  const [before] = text.split(begin);
  const [, after] = text.split(end);
  writeFileSync(path, `${before}${begin}\n\n${about}\n\n${table}\n\n${end}${after}`);
}
