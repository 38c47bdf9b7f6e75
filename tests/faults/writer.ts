/*
 * The program that is killed: it saves one notebook again and again, or uploads, through the
 * real store, and says each acknowledgement at once on its standard output.
 */
import { writeSync } from "node:fs";
import { keepDataset } from "@/lib/store/dataset-files";
import { listNotebooks, saveNotebook } from "@/lib/store/notebooks";
import { openStore } from "@/lib/store/store";
import { bulky, competing, kinds } from "./notebook";

const [folder = "", task = ""] = process.argv.slice(2);

/** Unbuffered, so that nothing which was said can be lost with the process. */
const say = (words: string) => writeSync(1, `${words}\n`);

async function save(): Promise<never> {
  const store = await openStore(folder, kinds);
  const [entry] = await listNotebooks(store);
  let base = entry!.revision;
  for (;;) {
    const saved = await saveNotebook(store, entry!.id, { text: bulky(base + 1), base });
    if (!saved.ok) throw new Error("Nobody else saves here.");
    base = saved.revision;
    say(`${base} ${saved.sha256}`);
  }
}

async function upload(): Promise<never> {
  const store = await openStore(folder, kinds);
  for (let number = 1; ; number++) {
    async function* stream() {
      for (let part = 0; part < 64; part++) {
        yield Buffer.alloc(65_536, `${process.pid} ${number} ${part} `);
        if (part === 32) say(`half ${number}`);
      }
    }
    const kept = await keepDataset(store, { name: "fir.csv", format: "csv", stream: stream() });
    say(`${number} ${kept.sha256}`);
  }
}

/** A hundred saves of its own, whatever somebody else saves in between. */
async function compete(): Promise<void> {
  const store = await openStore(folder, kinds);
  const [entry] = await listNotebooks(store);
  let base = 1;
  for (let number = 0; number < 100;) {
    const text = competing(process.pid, number);
    const saved = await saveNotebook(store, entry!.id, { text, base });
    if (saved.ok) say(`${saved.revision} ${saved.sha256}`);
    else say("conflict");
    if (saved.ok) number += 1;
    base = saved.ok ? saved.revision : saved.conflict.revision;
  }
}

const tasks: Record<string, () => Promise<void>> = { save, upload, compete };
await tasks[task]!();
