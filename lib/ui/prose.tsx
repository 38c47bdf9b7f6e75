"use client";

import { useMemo } from "react";
import DOMPurify from "dompurify";
import { marked } from "marked";

/** Markdown of our own (method notes), sanitised all the same. */
export function Prose({ markdown }: { markdown: string }) {
  const html = useMemo(
    () =>
      DOMPurify.sanitize(marked.parse(markdown, { async: false }), {
        FORBID_TAGS: ["style", "img"],
      }),
    [markdown],
  );
  return (
    <div
      className="text-sm leading-6 [&_code]:font-mono [&_code]:text-[0.92em] [&_h1]:mb-2 [&_h1]:font-semibold [&_h2]:mt-4 [&_h2]:mb-1 [&_h2]:font-semibold [&_h3]:mt-3 [&_h3]:font-medium [&_li]:mb-1 [&_ol]:list-decimal [&_ol]:pl-5 [&_p]:mb-3 [&_pre]:mb-3 [&_pre]:overflow-x-auto [&_pre]:bg-panel [&_pre]:p-3 [&_ul]:list-disc [&_ul]:pl-5"
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
