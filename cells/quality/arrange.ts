import type { Finding, Severity } from "@/datasets/quality/report";

/** A finding of the whole table with what is told of its groups. */
export interface Told {
  finding: Finding;
  /** Years, stations, merges …, each kind by itself. */
  groups: { by: string; findings: Finding[] }[];
}

/** Findings of one check at one severity: several columns may have the same fault. */
export interface Topic {
  check: string;
  told: Told[];
}

const severities: readonly Severity[] = ["serious", "warning", "note"];

/** The findings as the page shows them: by severity, then by check. */
export function arrange(findings: readonly Finding[]): { severity: Severity; topics: Topic[] }[] {
  const told: Told[] = [];
  for (const finding of findings) {
    if (finding.by === null) told.push({ finding, groups: [] });
    else addTo(told.at(-1), finding);
  }
  return severities
    .map((severity) => {
      const topics = new Map<string, Topic>();
      for (const each of told.filter(({ finding }) => finding.severity === severity)) {
        const { check } = each.finding;
        const topic = topics.get(check) ?? { check, told: [] };
        topic.told.push(each);
        topics.set(check, topic);
      }
      return { severity, topics: [...topics.values()] };
    })
    .filter(({ topics }) => topics.length > 0);
}

function addTo(told: Told | undefined, finding: Finding): void {
  if (!told) return;
  const by = finding.by!;
  const group = told.groups.find((each) => each.by === by);
  if (group) group.findings.push(finding);
  else told.groups.push({ by, findings: [finding] });
}
