import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { closeStore, openStore, type Store } from "@/lib/store/store";

export const kinds = ["text", "sql", "script", "input", "chart", "map"];

/** A notebook with one SQL cell, written as its readers write them. */
export const notebook = (title: string, body = "select 1"): string =>
  `---\nbeatbook: 1\ntitle: ${title}\n---\n\nSome prose.\n\n\`\`\`sql figures\n${body}\n\`\`\`\n`;

const open: Store[] = [];
const folders: string[] = [];

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "beatbook-test-"));
  folders.push(folder);
  return folder;
}

/** A store on an empty folder of its own, closed and removed after the test. */
export async function newStore(folder?: string): Promise<Store> {
  const store = await openStore(folder ?? (await newFolder()), kinds);
  open.push(store);
  return store;
}

afterEach(async () => {
  for (const store of open.splice(0)) await closeStore(store);
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
