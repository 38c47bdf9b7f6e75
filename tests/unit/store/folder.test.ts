import { mkdir, readFile, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { knownKinds } from "@/app/api/kinds";
import { dataFolder } from "@/lib/store/database";
import { createNotebook, readNotebook } from "@/lib/store/notebooks";
import { openStore } from "@/lib/store/store";
import { kinds, newFolder, newStore, notebook } from "./folder";

test("a file that is no database is left as it is, and said", async () => {
  const folder = await newFolder();
  const file = join(folder, "beatbook.db");
  const bytes = "This was never a database. ".repeat(100);
  await writeFile(file, bytes);
  await expect(openStore(folder, kinds)).rejects.toMatchObject({
    kind: "unusable",
    message: expect.stringContaining(folder),
  });
  expect(await readFile(file, "utf8")).toBe(bytes);
});

test("a folder that cannot be made is said", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "file"), "");
  const open = openStore(join(folder, "file", "data"), kinds);
  await expect(open).rejects.toMatchObject({ kind: "unusable" });
});

test("a folder is opened again and again without change", async () => {
  const folder = await newFolder();
  await mkdir(folder, { recursive: true });
  const first = await newStore(folder);
  const { id } = await createNotebook(first, notebook("A"));
  const again = await newStore(folder);
  expect((await readNotebook(again, id)).text).toBe(notebook("A"));
});

test("characters that trip text columns come back as they went", async () => {
  const store = await newStore();
  const odd = notebook("A", "select '\u{1F46E} \u0C95\u0CB3 \u2028 \u0007 \\' -- \t\r");
  const { id } = await createNotebook(store, odd);
  expect((await readNotebook(store, id)).text).toBe(odd);
});

test("the data folder is the one of the environment, or one in the home of the user", () => {
  const before = process.env.BEATBOOK_DATA;
  process.env.BEATBOOK_DATA = "/srv/beatbook";
  expect(dataFolder()).toBe("/srv/beatbook");
  delete process.env.BEATBOOK_DATA;
  expect(dataFolder()).toMatch(/[/\\]\.beatbook$/);
  if (before !== undefined) process.env.BEATBOOK_DATA = before;
});

test("the server reads notebooks with the kinds of cell that there are", () => {
  const registry = fileURLToPath(new URL("../../../cells/registry.ts", import.meta.url));
  const imports = readFileSync(registry, "utf8").matchAll(
    /\{ [a-z]\w*Kind \} from "\.\/([a-z-]+)"/g,
  );
  const registered = [...imports].map(([, folder]) => folder);
  expect(registered.sort()).toEqual([...knownKinds].sort());
});
