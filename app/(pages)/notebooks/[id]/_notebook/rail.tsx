"use client";

import { Plus } from "lucide-react";
import { useSessionState } from "@/cells/context";
import { IconButton } from "@/lib/ui/button";
import { Outline } from "./outline";
import { DatasetEntry, TableEntry } from "./rail-tables";
import { texts } from "./texts";
import { useWorkplace } from "./workplace";

const separator = "\n";

/** Left side: what data there is, and what the notebook says where. */
export function Rail() {
  const { chooseFiles } = useWorkplace();
  const datasets = namesOf(
    useSessionState((state) =>
      [...new Set([...Object.keys(state.document.datasets), ...Object.keys(state.datasets)])].join(
        separator,
      ),
    ),
  );
  const catalog = useSessionState((state) => state.catalog);
  const results = catalog.filter((table) => !datasets.includes(table.name));
  return (
    <nav
      aria-label={texts.rail.label}
      className="flex w-64 shrink-0 flex-col gap-6 overflow-y-auto border-r border-line px-3 py-4 text-sm"
    >
      <section>
        <div className="mb-1 flex items-center justify-between pl-2">
          <h2 className="text-xs text-faint">{texts.rail.datasets}</h2>
          <IconButton small icon={Plus} label={texts.rail.addFile} onClick={chooseFiles} />
        </div>
        {datasets.length === 0 && <p className="px-2 leading-5 text-soft">{texts.rail.none}</p>}
        <ul>
          {datasets.map((name) => (
            <DatasetEntry key={name} name={name} />
          ))}
        </ul>
      </section>
      {results.length > 0 && (
        <section>
          <h2 className="mb-1 pl-2 text-xs text-faint">{texts.rail.results}</h2>
          <ul>
            {results.map((table) => (
              <li key={table.name}>
                <TableEntry table={table} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Outline />
    </nav>
  );
}

const namesOf = (joined: string): string[] => (joined === "" ? [] : joined.split(separator));
