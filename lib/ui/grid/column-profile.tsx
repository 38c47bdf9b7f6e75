"use client";

import { useEffect, useState } from "react";
import type { ColumnInfo, ColumnProfile, Engine } from "@/lib/engine/engine";
import { formatCount } from "@/lib/ui/format";
import { formatNumber } from "@/lib/table/format";
import { Histogram } from "./histogram";
import { gridTexts as texts } from "./texts";

interface ColumnProfileViewProps {
  engine: Engine;
  table: string;
  column: ColumnInfo;
  /** Why nothing of it may be told. */
  closed: string | null;
  /** What the reader must know of it. */
  mark: string | null;
}

const topValues = 8;

/** What is in a column: asked of the engine when it is opened, given up when it is closed. */
export function ColumnProfileView(props: ColumnProfileViewProps) {
  const { engine, table, column, closed, mark } = props;
  const [answer, setAnswer] = useState<ColumnProfile | { problem: string } | null>(null);
  useEffect(() => {
    if (closed !== null) return;
    const controller = new AbortController();
    engine.profile(table, column.name, controller.signal).then(
      (profile) => !controller.signal.aborted && setAnswer(profile),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setAnswer({ problem: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => controller.abort();
  }, [engine, table, column.name, closed]);

  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <h3 className="truncate font-medium">{column.name}</h3>
      {mark && <p className="text-soft">{mark}</p>}
      {closed !== null ? (
        <p className="text-soft">{closed}</p>
      ) : answer === null ? (
        <p className="text-soft">{texts.profiling}</p>
      ) : "problem" in answer ? (
        <p className="text-bad">{texts.profileFailed(answer.problem)}</p>
      ) : (
        <Facts column={column} profile={answer} />
      )}
    </div>
  );
}

function Facts({ column, profile }: { column: ColumnInfo; profile: ColumnProfile }) {
  const { rows, nulls, distinct, min, max, mean, bins, sampled } = profile;
  const isBinned = bins.some((bin) => bin.from !== undefined);
  const facts: [string, string][] = [
    [texts.type, texts.typeOf(column)],
    [texts.rows, formatCount(rows)],
    [texts.missing, texts.share(nulls, rows)],
    [texts.distinct, texts.about(distinct, sampled !== undefined)],
  ];
  if (min !== null && max !== null) facts.push([texts.range, texts.from(min, max)]);
  if (mean !== undefined) facts.push([texts.mean, formatNumber(mean)]);
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-soft">{term}</dt>
            <dd className="text-right break-words">{fact}</dd>
          </div>
        ))}
      </dl>
      {bins.length > 0 &&
        (isBinned ? (
          <Histogram column={column} bins={bins} />
        ) : (
          <TopValues bins={bins.slice(0, topValues)} rows={sampled ?? rows} />
        ))}
      {sampled !== undefined && <p className="text-xs text-faint">{texts.sampled(sampled)}</p>}
    </>
  );
}

function TopValues({ bins, rows }: { bins: ColumnProfile["bins"]; rows: number }) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (
    <section>
      <h4 className="mb-1 text-soft">{texts.most}</h4>
      <ul className="flex flex-col gap-0.5">
        {bins.map((bin) => (
          <li
            key={bin.label}
            className="relative flex h-6 items-center justify-between gap-3 px-1.5"
            title={texts.bin(bin.label, bin.count)}
          >
            <span
              aria-hidden
              className="absolute inset-y-0 left-0 rounded-sm bg-accent-wash"
              style={{ width: `${(100 * bin.count) / most}%` }}
            />
            <span className="relative truncate">{bin.label}</span>
            <span className="relative shrink-0 text-soft">{texts.share(bin.count, rows)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
