"use client";

import { Download } from "lucide-react";
import { holidayTemplate } from "@/datasets/calendar/template";
import { templates } from "@/datasets/templates";
import { Button } from "@/lib/ui/button";
import { saveFile } from "@/lib/ui/save-file";
import { texts } from "./texts";

const save = (name: string, text: string, type: string) =>
  saveFile(new Blob([text], { type: `${type};charset=utf-8` }), name);

/** Tables that no register publishes, as files to fill in. */
export function Templates() {
  const words = texts.templates;
  return (
    <section className="mt-16 pl-3 text-sm" aria-labelledby="templates">
      <h2 id="templates" className="font-medium">
        {words.title}
      </h2>
      <p className="mt-1 max-w-prose text-soft">{words.words}</p>
      <ul className="mt-4 border-t border-line">
        {[...templates, holidayTemplate].map(
          ({ title, about, fileName, csv, guideName, guide }) => (
            <li
              key={fileName}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-2"
            >
              <span className="w-36 shrink-0 font-medium first-letter:uppercase">{title}</span>
              <span className="min-w-64 grow text-soft">{about}</span>
              <span className="flex gap-2">
                <Button
                  icon={Download}
                  aria-label={words.csvFor(title)}
                  onClick={() => save(fileName, csv, "text/csv")}
                >
                  {words.csv}
                </Button>
                <Button
                  tone="quiet"
                  aria-label={words.guideFor(title)}
                  onClick={() => save(guideName, guide, "text/markdown")}
                >
                  {words.guide}
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
