import type { Finding, QualityReport, Severity } from "@/datasets/quality/report";
import { texts } from "../../_datasets/texts";

const tones: Record<Severity, string> = {
  serious: "text-bad",
  warning: "text-warn",
  note: "text-faint",
};

/** What was found, the most serious first; what concerns single groups is folded below it. */
export function Quality({ report }: { report: QualityReport }) {
  const blocks: { head: Finding; groups: Finding[] }[] = [];
  for (const finding of report.findings) {
    if (finding.by === null || blocks.length === 0) blocks.push({ head: finding, groups: [] });
    else blocks.at(-1)!.groups.push(finding);
  }
  if (blocks.length === 0) return <p className="text-sm text-soft">{texts.nothingFound}</p>;
  return (
    <ul className="text-sm" data-quality-report>
      {blocks.map(({ head, groups }, index) => (
        <li key={index} className="flex gap-4 border-t border-line py-2">
          <span className={`w-16 shrink-0 ${tones[head.severity]}`}>{head.severity}</span>
          <div className="max-w-prose">
            <p>{head.says}</p>
            <p className="text-soft">{head.advice}</p>
            {groups.length > 0 && (
              <details className="mt-1 text-soft">
                <summary className="cursor-pointer hover:text-ink">
                  {texts.profile.groups(groups.length)}
                </summary>
                <ul className="mt-1 list-disc pl-4">
                  {groups.map((group, at) => (
                    <li key={at}>{group.says}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
