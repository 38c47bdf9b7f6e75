"use client";

import { useId, useMemo, useState, type UIEvent } from "react";
import { controlClass } from "@/cells/fields/field";
import { Legend } from "@/cells/map/legend";
import { allClasses, classAt } from "./classes";
import { byBeat, type Levels } from "./levels";
import { flagWords, ratioWords, span, texts } from "./texts";
import { toldOf } from "./told";
import type { DutyMatchView } from "./view-data";

const { heat } = texts;

type Order = keyof typeof heat.orders;

/** Height of a row in rem, and how many are drawn: more than are seen. */
const rowRem = 2.25;
const drawnRows = 26;

interface HeatTableProps {
  view: DutyMatchView;
  levels: Levels;
  hours: Float64Array;
  /** Levels before duty moved, where it did. */
  before: Levels | null;
}

/** Each beat with each shift, coloured by its ratio and flagged in words. */
export function HeatTable({ view, levels, hours, before }: HeatTableProps) {
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState<Order>("most");
  const [first, setFirst] = useState(0);
  const searchId = useId();
  const { beats, shifts } = view;
  const shown = useMemo(
    () => ordered(view, levels, hours, order, search),
    [view, levels, hours, order, search],
  );
  const scroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    setFirst(Math.max(0, Math.floor(currentTarget.scrollTop / (rowRem * rem)) - 5));
  };
  const start = Math.min(first, Math.max(0, shown.length - drawnRows));
  const rows = shown.slice(start, start + drawnRows);
  return (
    <section aria-label={heat.title} className="text-sm" data-heat-table>
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <h3 className="text-soft">{heat.title}</h3>
        <label htmlFor={searchId} className="sr-only">
          {heat.search}
        </label>
        <input
          id={searchId}
          type="search"
          placeholder={heat.search}
          className={`${controlClass} max-w-52`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <select
          aria-label={heat.order}
          className={`${controlClass} max-w-72`}
          value={order}
          onChange={(event) => setOrder(event.target.value as Order)}
        >
          {Object.entries(heat.orders).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
        <span className="text-faint">{heat.shown(shown.length, beats.names.length)}</span>
      </div>
      <Legend
        title={heat.legend}
        entries={allClasses.map(({ css, label }) => ({ css, label }))}
        ramp={false}
      />
      <div
        className="mt-2 max-h-[28rem] overflow-auto border-y border-line"
        tabIndex={0}
        role="group"
        aria-label={heat.title}
        onScroll={scroll}
      >
        <table
          className="w-full border-separate border-spacing-0 tabular-nums"
          aria-rowcount={shown.length + 1}
        >
          <thead>
            <tr>
              <Head isFirst>{heat.beat}</Head>
              {shifts.map((shift) => (
                <Head key={shift.name}>
                  {shift.name}{" "}
                  <span className="inline-block whitespace-nowrap text-faint">{span(shift)}</span>
                </Head>
              ))}
              {shifts.length > 1 && <Head>{heat.all}</Head>}
            </tr>
          </thead>
          <tbody>
            {shifts.length > 1 && (
              <tr style={{ height: `${rowRem}rem` }}>
                <th
                  scope="row"
                  className="sticky left-0 border-t border-line bg-paper pr-3 text-left font-normal text-soft"
                >
                  {heat.allBeats}
                </th>
                {shifts.map(({ name }, at) => (
                  <Ratio
                    key={name}
                    found={levels.shifts}
                    before={before?.shifts}
                    at={at}
                    title={undefined}
                  />
                ))}
                <td className="border-t border-l border-line" />
              </tr>
            )}
            <Gap rows={start} />
            {rows.map((beat) => (
              <tr key={beat} style={{ height: `${rowRem}rem` }}>
                <th
                  scope="row"
                  className="sticky left-0 max-w-72 min-w-34 border-t border-line bg-paper pr-2 text-left text-xs leading-4 font-normal"
                  title={beats.names[beat]}
                >
                  <span className="line-clamp-2">{beats.names[beat]}</span>
                </th>
                {shifts.map((shift, k) => {
                  const at = beat * shifts.length + k;
                  return (
                    <Ratio
                      key={shift.name}
                      found={levels.cells}
                      before={before?.cells}
                      at={at}
                      title={heat.cell(
                        texts.place(beats.names[beat]!, shift.name),
                        { ...toldOf(view, at), hours: hours[at]! },
                        ratioText(levels.cells, at),
                        flagWords[levels.cells.flags[at]!],
                      )}
                    />
                  );
                })}
                {shifts.length > 1 && (
                  <Ratio found={levels.beats} before={before?.beats} at={beat} title={undefined} />
                )}
              </tr>
            ))}
            <Gap rows={shown.length - start - rows.length} />
          </tbody>
        </table>
        {shown.length === 0 && <p className="py-2 text-faint">{heat.none}</p>}
      </div>
    </section>
  );
}

function Head({ children, isFirst }: { children: React.ReactNode; isFirst?: boolean }) {
  return (
    <th
      scope="col"
      className={`sticky top-0 z-10 bg-paper px-1.5 py-1 text-left font-normal text-soft ${isFirst ? "left-0 z-20 pl-0" : ""}`}
    >
      {children}
    </th>
  );
}

/** Rows that are not drawn. */
const Gap = ({ rows }: { rows: number }) =>
  rows > 0 ? <tr aria-hidden style={{ height: `${rows * rowRem}rem` }} /> : null;

const ratioText = ({ ratio }: Levels["cells"], at: number) =>
  Number.isNaN(ratio[at]!) ? "–" : `${ratioWords(ratio[at]!)} ×`;

interface RatioProps {
  found: Levels["cells"];
  before: Levels["cells"] | undefined;
  at: number;
  title: string | undefined;
}

function Ratio({ found, before, at, title }: RatioProps) {
  const flag = found.flags[at]!;
  const { css, ink } = allClasses[classAt(found, at)]!;
  const isQuiet = flag === "too few to tell";
  const hasChanged = before && ratioText(before, at) !== ratioText(found, at);
  return (
    <td
      className="border-t border-l border-line px-1.5 leading-4"
      style={isQuiet ? undefined : { background: css, color: ink }}
      title={title}
      data-flag={flag}
    >
      <span className={`pr-2 whitespace-nowrap ${isQuiet ? "text-faint" : ""}`}>
        {ratioText(found, at)}
        {hasChanged && <em className="pl-2 text-xs">{heat.was(ratioText(before, at))}</em>}
      </span>
      {flag !== "in line" && (
        <span
          className={`inline-block text-xs whitespace-nowrap ${isQuiet ? "text-faint" : "font-medium"}`}
        >
          {flagWords[flag]}
        </span>
      )}
    </td>
  );
}

function ordered(
  { beats, shifts, counts, options }: DutyMatchView,
  { cells }: Levels,
  hours: Float64Array,
  order: Order,
  search: string,
): number[] {
  const wanted = search.trim().toLowerCase();
  const found = beats.names.flatMap((name, beat) =>
    name.toLowerCase().includes(wanted) ? [beat] : [],
  );
  if (order === "name") return found;
  const duty = byBeat(hours, shifts.length);
  if (order === "duty") return found.sort((a, b) => duty[a]! - duty[b]! || a - b);
  if (order === "spare") {
    const least = (beat: number) =>
      Math.min(...shifts.map((_, k) => cells.high[beat * shifts.length + k]! || Infinity));
    const by = new Map(found.map((beat) => [beat, least(beat)]));
    return found.sort((a, b) => by.get(a)! - by.get(b)! || a - b);
  }
  const urgency = (beat: number) =>
    Math.max(
      ...shifts.map((_, k) => {
        const at = beat * shifts.length + k;
        const flag = cells.flags[at]!;
        const isBare = flag === "no duty" || flag === "almost no duty";
        if (isBare && counts[at]! >= options.least - 1e-9) return 1e6 + counts[at]!;
        return flag === "too few to tell" || isBare ? -1 : cells.low[at]!;
      }),
    );
  const by = new Map(found.map((beat) => [beat, urgency(beat)]));
  return found.sort((a, b) => by.get(b)! - by.get(a)! || a - b);
}
