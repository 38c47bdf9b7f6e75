import { decode, fetchStored, startBare } from "./bare";

/**
 * The least that must happen between a navigation and a figure: the engine starts while the file
 * comes and is decoded, the rows go in as soon as both are there, one query is answered.
 */
async function firstQuery(sha256: string, sql: string) {
  const marks: Record<string, number> = {};
  const mark = (name: string) => (marks[name] = performance.now());
  const starting = startBare().then(async (bare) => {
    const connection = await bare.connect();
    mark("engine");
    return connection;
  });
  const stored = fetchStored(sha256);
  const ready: Uint8Array[] = [];
  let inserted = Promise.resolve();
  let create = true;
  for await (const stream of decode(stored)) {
    ready.push(stream);
    inserted = Promise.all([starting, inserted]).then(async ([connection]) => {
      const next = ready.shift()!;
      await connection.insertArrowFromIPCStream(next, { name: "crimes", create });
      create = false;
    });
  }
  mark("decoded");
  await inserted;
  mark("inserted");
  const connection = await starting;
  let rows = 0;
  for await (const batch of await connection.send(sql)) rows += batch.numRows;
  mark("answered");
  return { rows, marks };
}

Object.assign(globalThis, { bench: { firstQuery } });
