"use client";

import Link from "next/link";
import type { FormatError } from "@/lib/notebook/format";
import { Button } from "@/lib/ui/button";
import { download } from "./download";
import type { ServerNotebook } from "./server";
import { texts } from "./texts";

/** The stored text breaks the format: say where, show it, change nothing. */
export function Unreadable(props: { server: ServerNotebook; errors: readonly FormatError[] }) {
  const { server, errors } = props;
  return (
    <main className="mx-auto max-w-3xl p-8">
      <Link href="/library" className="text-sm text-accent hover:underline">
        {texts.top.library}
      </Link>
      <h1 className="mt-4 text-xl font-semibold">{texts.unreadable.title}</h1>
      <p className="mt-2 text-soft">{texts.unreadable.intro}</p>
      <ul className="mt-3 list-disc pl-6">
        {errors.map((error, index) => (
          <li key={index}>
            {texts.unreadable.line(error.line)}
            {error.message}
          </li>
        ))}
      </ul>
      <h2 className="mt-8 mb-2 text-sm text-soft">{texts.unreadable.text}</h2>
      <pre className="overflow-x-auto border-y border-line py-3 font-mono text-xs leading-5">
        {server.text.split("\n").map((line, index) => (
          <div
            key={index}
            className={errors.some((error) => error.line === index + 1) ? "bg-bad-wash" : ""}
          >
            <span className="mr-4 inline-block w-8 text-right text-faint select-none">
              {index + 1}
            </span>
            {line}
          </div>
        ))}
      </pre>
      <Button
        className="mt-4"
        onClick={() => download(`${server.title || server.id}.md`, server.text)}
      >
        {texts.revisions.download}
      </Button>
    </main>
  );
}
