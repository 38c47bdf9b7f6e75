import { Refused } from "@/app/(pages)/_lists/ask";
import type { NotebookEntry } from "@/lib/store/notebooks";
import type { LineError } from "@/lib/store/problems";
import { create } from "./server";
import { texts } from "./texts";

export interface FailedImport {
  file: string;
  message: string;
  errors: readonly LineError[];
}

const most = 8 * 2 ** 20;

/** Notebooks by their name, or by how they begin; all others are data. */
export async function sortedFiles(
  files: readonly File[],
): Promise<{ notebooks: readonly File[]; data: readonly File[] }> {
  const are = await Promise.all(files.map(isNotebook));
  return {
    notebooks: files.filter((_, at) => are[at]),
    data: files.filter((_, at) => !are[at]),
  };
}

async function isNotebook(file: File): Promise<boolean> {
  if (/\.(md|markdown)$/i.test(file.name)) return true;
  // A folder is no file that can be read: whoever reads data says so.
  const begin = await file
    .slice(0, 64)
    .text()
    .catch(() => "");
  return /^\uFEFF?---\s*\n\s*beatbook:/.test(begin);
}

/** The file's own characters, its byte order mark among them, so that it can be written back as it was. */
async function textOf(file: File): Promise<string> {
  if (file.size > most) throw new Refused(texts.importing.tooLarge);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(await file.arrayBuffer());
  } catch {
    throw new Refused(texts.importing.notText);
  }
}

/** A file that cannot be read as a notebook changes nothing and says which lines are wrong. */
export async function importNotebook(file: File): Promise<NotebookEntry | FailedImport> {
  try {
    return await create(await textOf(file));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { file: file.name, message: error.message, errors: error.errors };
  }
}

export const isFailed = (result: NotebookEntry | FailedImport): result is FailedImport =>
  "message" in result;
