"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { NotebookPen } from "lucide-react";
import { Head } from "@/app/(pages)/_lists/nav";
import { create } from "@/app/(pages)/library/_library/server";
import { say } from "@/app/(pages)/_lists/use-list";
import { Report } from "@/cells/quality/view";
import { sourceOf } from "@/datasets/sources/registry";
import { starterNotebook } from "@/datasets/starter-notebook";
import { withTable } from "@/lib/store/about";
import type { DatasetEntry } from "@/lib/store/datasets";
import { Button } from "@/lib/ui/button";
import { Toasts } from "@/lib/ui/toast";
import { BusyLine } from "../../_datasets/busy-line";
import { texts } from "../../_datasets/texts";
import { Columns } from "./columns";
import { Facts } from "./facts";
import { useProfile } from "./use-profile";

const words = texts.profile;

export function Profile({ entry }: { entry: DatasetEntry }) {
  const router = useRouter();
  const { state, parts, part, choose } = useProfile(entry);
  const known = entry.about?.tables.find((table) => table.part === part) ?? null;
  const about = state.kind === "open" ? state.open.about : known;
  const start = async () => {
    const { tables } = about ? withTable(entry.about, about) : { tables: [] };
    const { label, name: file, sha256 } = entry;
    try {
      const { id } = await create(starterNotebook({ label, file, sha256, tables }));
      router.push(`/notebooks/${id}`);
    } catch (error) {
      say(error);
    }
  };
  return (
    <div className="min-h-screen">
      <Head current="/datasets" />
      <main className="mx-auto max-w-6xl px-7 pt-6 pb-24">
        <Link href="/datasets" className="text-sm text-soft hover:text-accent">
          ← {words.back}
        </Link>
        <div className="mt-2 mb-6 flex flex-wrap items-center gap-2">
          <h1 className="min-w-0 grow truncate text-2xl font-semibold tracking-tight">
            {entry.label}
          </h1>
          <Button tone="accent" icon={NotebookPen} disabled={!about} onClick={() => void start()}>
            {texts.starter}
          </Button>
        </div>
        {entry.deletedAt !== null && <p className="mb-4 text-sm text-warn">{words.isDeleted}</p>}
        <Facts entry={entry} about={about} />
        {parts.length > 1 && <Parts parts={parts} part={part} choose={choose} />}
        <div className="mt-10">
          {state.kind === "loading" && (
            <BusyLine busy={{ title: texts.reading(part ?? entry.name), ...state }} />
          )}
          {state.kind === "failed" && (
            <p role="alert" className="text-sm text-bad">
              {texts.failedLook(entry.label, state.reason)}
            </p>
          )}
          {state.kind === "open" && (
            <>
              <Section title={words.qualityTitle}>
                {state.open.report && <Report report={state.open.report} />}
                <Defects source={state.open.about.source} />
              </Section>
              <Section title={words.columnsTitle}>
                <Columns engine={state.engine} table={state.open.table} />
              </Section>
            </>
          )}
        </div>
      </main>
      <Toasts />
    </div>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="mb-12">
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** What the publisher is known for, beside what was found in this file. */
function Defects({ source }: { source: string | null }) {
  const defects = (source === null ? null : sourceOf(source))?.defects ?? [];
  if (defects.length === 0) return null;
  return (
    <details className="mt-4 text-sm text-soft">
      <summary className="cursor-pointer hover:text-ink">{words.known}</summary>
      <ul className="mt-2 max-w-prose list-disc space-y-1 pl-5">
        {defects.map((defect) => (
          <li key={defect}>{defect}</li>
        ))}
      </ul>
    </details>
  );
}

interface PartsProps {
  parts: readonly (string | null)[];
  part: string | null;
  choose(part: string | null): void;
}

function Parts({ parts, part, choose }: PartsProps) {
  return (
    <label className="mt-6 flex items-center gap-3 text-sm">
      <span className="text-soft">{words.parts}</span>
      <select
        value={part ?? ""}
        onChange={(event) => choose(event.currentTarget.value)}
        className="h-8 rounded border border-line bg-paper px-2 text-ink"
      >
        {parts.map((one) => (
          <option key={one} value={one ?? ""}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
