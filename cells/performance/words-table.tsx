"use client";

import { editParams, readParams } from "@/cells/params";
import { whole } from "@/cells/words";
import { caseEnds, guessEnd, type CaseEnd } from "./case-ends";
import type { StatusWord } from "./cases";
import { performanceSchema } from "./params";
import { texts } from "./texts";

const { wordsTable } = texts;

interface WordsTableProps {
  column: string;
  words: readonly StatusWord[];
  source: string;
  onChange(source: string): void;
}

/** Every word of the status and what it is taken for; another choice is written to the cell. */
export function WordsTable({ column, words, source, onChange }: WordsTableProps) {
  const read = readParams(performanceSchema, source);
  const given = read.ok ? (read.params.words ?? {}) : {};
  const put = (word: string, end: CaseEnd) => {
    const others = Object.fromEntries(Object.entries(given).filter(([each]) => each !== word));
    const next = end === guessEnd(word) ? others : { ...others, [word]: end };
    onChange(editParams(source, { words: Object.keys(next).length > 0 ? next : undefined }));
  };
  return (
    <section aria-label={wordsTable.title(column)}>
      <h3 className="mb-1 text-sm text-soft">{wordsTable.title(column)}</h3>
      <div className="max-h-72 overflow-auto" tabIndex={0}>
        <table className="border-collapse text-sm tabular-nums" data-status-words>
          <thead>
            <tr className="text-left text-soft">
              <th scope="col" className="py-1 pr-4 font-normal">
                {wordsTable.word}
              </th>
              <th scope="col" className="py-1 pr-4 text-right font-normal">
                {wordsTable.rows}
              </th>
              <th scope="col" className="py-1 font-normal">
                {wordsTable.means}
              </th>
            </tr>
          </thead>
          <tbody>
            {words.map(({ word, rows, end, isGiven }) => (
              <tr
                key={word}
                className={`border-t border-line ${end === "unknown" ? "bg-warn-wash" : ""}`}
              >
                <th scope="row" className="py-0.5 pr-4 text-left font-normal">
                  {word.trim() === "" ? wordsTable.none : word}
                </th>
                <td className="py-0.5 pr-4 text-right">{whole(rows)}</td>
                <td className="py-0.5">
                  <select
                    aria-label={wordsTable.meaning(word)}
                    className="rounded border border-line bg-paper px-1"
                    value={end}
                    disabled={!read.ok}
                    onChange={(event) => put(word, event.target.value as CaseEnd)}
                  >
                    {caseEnds.map((each) => (
                      <option key={each} value={each}>
                        {texts.endTitles[each]}
                      </option>
                    ))}
                  </select>
                  {isGiven && <span className="ml-2 text-xs text-faint">{wordsTable.given}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
