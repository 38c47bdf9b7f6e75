import { describe } from "@/app/(pages)/datasets/_datasets/server";
import { lookAt } from "@/datasets/about";
import type { Engine } from "@/lib/engine/engine";
import type { NotebookSession } from "@/lib/session/state";

/** Checking the quality of more rows than this would hold up the notebook; the profile page does it. */
const mostChecked = 200_000;

/**
 * Notes what the tables of a file hold beside the file that was just kept. Without it the file is
 * kept all the same.
 */
export async function describeKept(
  engine: Engine,
  session: NotebookSession,
  name: string,
): Promise<void> {
  const { datasets, document } = session.getState();
  const sha256 = document.datasets[name]?.sha256;
  if (!sha256) return;
  for (const [other, reference] of Object.entries(document.datasets)) {
    const table = datasets[other]?.table;
    if (reference.sha256 !== sha256 || !table) continue;
    try {
      const quality = table.rows <= mostChecked;
      const part = reference.part ?? null;
      const { about } = await lookAt(engine, { ...table, name: other }, { part, quality });
      await describe(sha256, about);
    } catch (error) {
      console.warn(`What ${other} holds was not noted`, error);
    }
  }
}
