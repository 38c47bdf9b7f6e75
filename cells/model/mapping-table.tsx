import type { MappedColumn, ModelView } from "./result";
import { texts } from "./texts";

const words = texts.view;
const head = "sticky top-0 z-10 bg-paper py-1.5 pr-4 text-left font-medium text-soft";

/** One line a column of the model: what it means, where it comes from, what came of it. */
export function MappingTable({ view }: { view: ModelView }) {
  return (
    <>
      <div
        className="mt-1 max-h-80 overflow-auto border-y border-line"
        tabIndex={0}
        role="group"
        aria-label={words.mapping(view)}
      >
        <table className="w-full text-[0.8125rem] tabular-nums" data-mapping>
          <thead>
            <tr>
              <th className={head}>{words.column}</th>
              <th className={head}>{words.from}</th>
              <th className={head}>{words.by}</th>
              <th className={head}>{words.samples}</th>
              <th className={`${head} pr-0 text-right`}>{words.empty}</th>
            </tr>
          </thead>
          <tbody>
            {view.columns.map((mapped) => (
              <Row key={mapped.column.name} mapped={mapped} rows={view.result.rows} />
            ))}
          </tbody>
        </table>
      </div>
      {view.absent.length > 0 && (
        <p className="mt-1 text-xs leading-5 text-faint">
          {words.absent(view.absent.map(({ name }) => name))}
        </p>
      )}
    </>
  );
}

function Row({ mapped, rows }: { mapped: MappedColumn; rows: number }) {
  const { column, origin, samples, nulls } = mapped;
  return (
    <tr className="border-t border-line align-top" data-model-column={column.name}>
      <td className="py-1 pr-4">
        {column.name}
        <span className="block max-w-72 truncate text-xs leading-4 text-faint" title={column.about}>
          {column.about}
        </span>
      </td>
      <td className="max-w-72 py-1 pr-4">
        <ReadFrom mapped={mapped} />
      </td>
      <td
        title={mapped.guess?.why}
        className={`py-1 pr-4 whitespace-nowrap ${origin === "corrected" ? "text-ink" : "text-soft"}`}
      >
        {origin === "source" && words.bySource}
        {origin === "corrected" && words.yours}
        {origin === "guess" && words.guess(mapped.guess?.confidence ?? 0)}
      </td>
      <td className="max-w-96 py-1 pr-4">
        <Samples mapped={mapped} isEmpty={nulls === rows} samples={samples} />
      </td>
      <td
        className={`py-1 text-right whitespace-nowrap ${nulls > 0 ? "text-ink" : "text-faint"}`}
        title={nulls.toLocaleString("en-GB")}
      >
        {nulls === 0 ? words.noneEmpty : words.share(nulls, rows)}
      </td>
    </tr>
  );
}

/** Names of columns where they say it all; what the analyst wrote as it is. */
function ReadFrom({ mapped: { reads, expression, written } }: { mapped: MappedColumn }) {
  if (written === null && reads.length > 0)
    return (
      <span title={expression} className="break-words">
        {reads.join(", ")}
      </span>
    );
  return (
    <code className="line-clamp-2 font-mono text-xs leading-5 break-words" title={expression}>
      {written ?? expression}
    </code>
  );
}

interface SamplesProps {
  mapped: MappedColumn;
  samples: readonly string[];
  isEmpty: boolean;
}

function Samples({ mapped, samples, isEmpty }: SamplesProps) {
  if (mapped.column.role === "person")
    return <span className="text-faint">{words.hiddenSamples}</span>;
  if (isEmpty) return <span className="text-faint">{words.noSamples}</span>;
  return (
    <span className="block truncate" title={samples.join("\n")}>
      {samples.join(" · ")}
    </span>
  );
}
