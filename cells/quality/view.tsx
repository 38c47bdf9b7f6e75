"use client";

import { memo, useState } from "react";
import { ToggleGroup } from "radix-ui";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import type { QualityReport } from "@/datasets/quality/report";
import { arrange } from "./arrange";
import type { QualityView } from "./run";
import { headline, texts } from "./texts";
import { TopicView } from "./topic";

/** The report as a page, or its findings as a table. */
export const QualityCellView = memo(
  function QualityCellView({ result, state }: ViewProps) {
    const view = result?.view as QualityView | undefined;
    const [shape, setShape] = useState<"report" | "table">("report");
    if (!view) return null;
    return (
      <section className="flex flex-col gap-4" aria-label={texts.title} data-quality>
        <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line pb-2">
          <h3 className="text-lg font-semibold">{headline(view.report)}</h3>
          <ToggleGroup.Root
            type="single"
            aria-label={texts.show}
            value={shape}
            onValueChange={(value) => value && setShape(value as typeof shape)}
            className="flex gap-3 text-sm text-soft"
          >
            {(["report", "table"] as const).map((value) => (
              <ToggleGroup.Item
                key={value}
                value={value}
                className="cursor-pointer rounded px-1 data-[state=on]:text-ink data-[state=on]:underline"
              >
                {texts[value]}
              </ToggleGroup.Item>
            ))}
          </ToggleGroup.Root>
        </header>
        {shape === "table" ? (
          <TableView table={view.result} generation={state.generation} view={14} />
        ) : (
          <Report report={view.report} />
        )}
      </section>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

/** The findings by severity, as a page. */
export function Report({ report }: { report: QualityReport }) {
  const parts = arrange(report.findings);
  if (parts.length === 0) return <p>{texts.nothing}</p>;
  return (
    <>
      {parts[0]!.severity !== "serious" && <p>{texts.nothingSerious}</p>}
      {parts.map(({ severity, topics }) => (
        <section key={severity} aria-label={texts.severities[severity]} data-severity={severity}>
          <h4
            className={`text-sm font-semibold ${severity === "serious" ? "text-bad" : severity === "warning" ? "text-warn" : "text-soft"}`}
          >
            {texts.severities[severity]}
          </h4>
          <ul className="divide-y divide-line">
            {topics.map((topic) => (
              <TopicView key={topic.check} topic={topic} severity={severity} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
