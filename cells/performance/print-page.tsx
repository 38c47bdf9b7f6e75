import { PrintTable, type PrintedPage } from "@/cells/print";
import { caseEnds } from "./case-ends";
import { PrintDelays } from "./print-delays";
import { PrintOpen } from "./print-open";
import { PrintFunnels, PrintShares, PrintWays } from "./print-shares";
import { texts } from "./texts";
import { farOf, type PerformanceView } from "./view-data";

const { print: words, charts, endTitles } = texts;

/** More areas than this are no page to read. */
const mostPrinted = 60;

/** A review to hand on: what it says and does not say, how cases end, how long they take, what is open. */
export function printedPage(
  view: PerformanceView,
  { findings, provenance }: { findings: readonly string[]; provenance: readonly string[] },
): PrintedPage {
  const { names, summaries, span, workload } = view;
  const areas = printedAreas(view);
  const timed = new Set(view.read.shares.map(({ measure }) => measure));
  const soon = summaries.filter(({ measure }) => timed.has(measure));
  const ends = summaries.filter(({ measure }) => !timed.has(measure));
  return {
    title: words.title(view.by),
    ...(span ? { period: words.period(span.first, span.last) } : {}),
    provenance,
    body: (
      <>
        <ul className="list-disc pl-4 text-[10pt]">
          {findings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <section className="border-l-2 border-line pl-2" data-together>
          <h2 className="font-semibold">{texts.cautionTitle}</h2>
          <ul className="list-disc pl-4">
            {texts.cautions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <PrintFunnels view={view} summaries={ends} />
        <div {...(names.length > 1 ? { "data-new-page": "" } : {})}>
          {areas.length < names.length && <p>{words.cut(areas.length, names.length)}</p>}
          <PrintShares view={view} areas={areas} summaries={ends} caption={words.ends} />
        </div>
        <PrintWays view={view} areas={areas} />
        <PrintDelays view={view} areas={areas} soon={soon} />
        {view.pendency && <PrintOpen view={view} areas={areas} />}
        {workload.length > 0 && <Duty view={view} areas={areas} />}
        {view.status && <StatusWords column={view.status} view={view} />}
      </>
    ),
  };
}

/** All areas by name, or of too many those farthest from what their cases let expect. */
function printedAreas({ names, rates }: PerformanceView): number[] {
  const all = Array.from(names.keys());
  if (all.length <= mostPrinted) return all;
  const far = new Float64Array(all.length);
  for (const rate of rates) far[rate.area] = Math.max(far[rate.area]!, farOf(rate));
  return all
    .toSorted((a, b) => far[b]! - far[a]! || a - b)
    .slice(0, mostPrinted)
    .toSorted((a, b) => a - b);
}

function Duty({ view, areas }: { view: PerformanceView; areas: readonly number[] }) {
  const { workload, names, by } = view;
  const rows = workload.filter(({ area }) => areas.includes(area));
  const hasHarm = rows.some(({ harm }) => harm !== null);
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  return (
    <section data-together>
      <PrintTable
        caption={words.duty}
        columns={[
          { title: by.join(" · "), width: "26%" },
          { title: words.hours, isNumber: true },
          { title: words.cases, isNumber: true },
          { title: words.rate, isNumber: true },
          { title: words.interval, isNumber: true },
          ...(hasHarm ? [{ title: words.harm, isNumber: true }] : []),
        ]}
        rows={rows.map(({ area, hours, cases, rate, low, high, harm }) => [
          names[area]!,
          Math.round(hours),
          cases,
          known(rate),
          Number.isFinite(high) ? words.between(low, high) : null,
          ...(hasHarm ? [harm] : []),
        ])}
      />
      <p className="text-[7.5pt] text-soft">{charts.workloadCaption}</p>
    </section>
  );
}

/** What each word of the status is taken for: on the screen it can be corrected, on paper it is told. */
function StatusWords({ column, view }: { column: string; view: PerformanceView }) {
  const { wordsTable } = texts;
  const rows = caseEnds.flatMap((end) => {
    const own = view.words.filter((each) => each.end === end);
    if (own.length === 0) return [];
    return [[endTitles[end], own.map(({ word, rows }) => words.word(word, rows)).join(", ")]];
  });
  return (
    <div data-together>
      <PrintTable
        caption={wordsTable.title(column)}
        columns={[
          { title: wordsTable.means, width: "26%" },
          { title: `${wordsTable.word} (${wordsTable.rows.toLowerCase()})` },
        ]}
        rows={rows}
      />
    </div>
  );
}
