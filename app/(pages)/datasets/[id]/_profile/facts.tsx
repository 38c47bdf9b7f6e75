import Link from "next/link";
import type { ReactNode } from "react";
import { sourceOf } from "@/datasets/sources/registry";
import type { TableAbout } from "@/lib/store/about";
import type { DatasetEntry, DatasetFile } from "@/lib/store/datasets";
import { formatBytes, formatCount } from "@/lib/ui/format";
import { fileOf } from "../../_datasets/server";
import { dayText, periodOf } from "../../_datasets/summary";
import { texts } from "../../_datasets/texts";

const words = texts.profile;

interface FactsProps {
  entry: DatasetEntry;
  about: TableAbout | null;
}

/** What is known of the dataset in a few lines. */
export function Facts({ entry, about }: FactsProps) {
  const { points, rows } = about ?? { points: null, rows: entry.rows };
  const period = about && periodOf({ tables: [about] });
  const facts: [string, ReactNode][] = [
    [words.file, <File key="file" file={entry} />],
    [words.rows, rows === null ? "" : formatCount(rows)],
  ];
  if (about) {
    const source = about.source === null ? null : sourceOf(about.source);
    facts.push(
      [texts.columns.period, period ? `${period.from} ${texts.until(period.to)}` : texts.noPeriod],
      [words.points, points === null ? words.noPoints : words.pointsOf(points, about.rows)],
      [
        texts.columns.source,
        source ? `${source.title} (${source.publisher})` : texts.unknownSource,
      ],
    );
  }
  facts.push([words.used, <Uses key="uses" entry={entry} />]);
  if (entry.earlier.length > 0) {
    const earlier = entry.earlier.map((file) => (
      <li key={file.sha256}>
        <File file={file} />
      </li>
    ));
    facts.push([words.earlier, <ul key="earlier">{earlier}</ul>]);
  }
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-8 gap-y-1 text-sm">
      {facts.map(([term, fact]) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function File({ file }: { file: DatasetFile }) {
  return (
    <>
      <a href={fileOf(file.sha256)} className="text-accent hover:underline">
        {file.name}
      </a>{" "}
      <span className="text-soft">
        {formatBytes(file.bytes)}, {words.keptOn(dayText(file.created.slice(0, 10)))}
      </span>
    </>
  );
}

function Uses({ entry }: { entry: DatasetEntry }) {
  if (entry.notebooks.length === 0) return <span className="text-soft">{words.notUsed}</span>;
  return (
    <ul>
      {entry.notebooks.map(({ id, title, sha256 }) => (
        <li key={`${id} ${sha256}`}>
          <Link href={`/notebooks/${id}`} className="text-accent hover:underline">
            {title || texts.untitled}
          </Link>
          {sha256 !== entry.sha256 && <span className="text-soft"> ({words.oldFile})</span>}
        </li>
      ))}
    </ul>
  );
}
