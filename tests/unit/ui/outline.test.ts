import { expect, test } from "vitest";
import { outlineOf } from "@/app/(pages)/notebooks/[id]/_notebook/outline-of";
import { readNotebook } from "@/lib/notebook/format";

const text = `---
beatbook: 1
title: Outline
---

# Night *burglary*

Prose with # a mark that is no heading.

### Where? ###

\`\`\`sql burglaries
-- # not a heading
from fir
\`\`\`

\`\`\`sql
from fir
\`\`\`

#### Too deep
`;

test("the outline has the headings of the prose and the names of cells, in their order", () => {
  const read = readNotebook(text, ["sql"]);
  if (!read.ok) throw new Error(read.errors[0]?.message);
  expect(outlineOf(read.document).map(({ text, level }) => [level, text])).toEqual([
    [1, "Night burglary"],
    [3, "Where?"],
    [4, "burglaries"],
  ]);
});
