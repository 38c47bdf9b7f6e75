import { expect, test } from "vitest";
import { PageStore } from "@/lib/ui/grid/page-store";

interface Request {
  offset: number;
  signal: AbortSignal;
  answer(page: string): void;
  fail(reason: Error): void;
}

function openStore(capacity = 3) {
  const requests: Request[] = [];
  const store = new PageStore<string>({ size: 100, capacity });
  const open = () =>
    store.open(
      (offset, _limit, signal) =>
        new Promise((answer, fail) => requests.push({ offset, signal, answer, fail })),
    );
  open();
  const arrived = () => new Promise<void>((done) => setTimeout(done, 0));
  return { store, requests, open, arrived };
}

test("only the pages of the wanted rows are fetched", () => {
  const { store, requests } = openStore();
  store.want(150, 310);
  expect(requests.map((request) => request.offset)).toEqual([100, 200, 300]);
});

test("a page is fetched once and then kept", async () => {
  const { store, requests, arrived } = openStore();
  store.want(0, 10);
  store.want(5, 20);
  requests[0]!.answer("first");
  await arrived();
  store.want(0, 10);
  expect(requests).toHaveLength(1);
  expect(store.pageOf(99)).toBe("first");
  expect(store.pageOf(100)).toBeUndefined();
});

test("what is no longer wanted is given up and its late answer ignored", async () => {
  const { store, requests, arrived } = openStore();
  store.want(0, 10);
  store.want(500, 510);
  expect(requests[0]!.signal.aborted).toBe(true);
  requests[0]!.answer("late");
  await arrived();
  expect(store.pageOf(0)).toBeUndefined();
});

test("the page that was not looked at for longest goes first", async () => {
  const { store, requests, arrived } = openStore(2);
  for (const [row, page] of [
    [0, "a"],
    [100, "b"],
  ] as const) {
    store.want(row, row + 1);
    requests.at(-1)!.answer(page);
    await arrived();
  }
  store.want(0, 1);
  store.want(200, 201);
  requests.at(-1)!.answer("c");
  await arrived();
  expect([store.pageOf(0), store.pageOf(100), store.pageOf(200)]).toEqual(["a", undefined, "c"]);
});

test("a failure is told and the page is asked for again when wanted again", async () => {
  const { store, requests, arrived } = openStore();
  let told = 0;
  store.subscribe(() => told++);
  store.want(0, 10);
  requests[0]!.fail(new Error("Out of memory"));
  await arrived();
  expect(store.problem).toBe("Out of memory");
  expect(told).toBe(1);
  store.want(0, 10);
  requests[1]!.answer("first");
  await arrived();
  expect(store.problem).toBeNull();
});

test("opening other rows drops every page of the earlier ones", async () => {
  const { store, requests, open, arrived } = openStore();
  store.want(0, 10);
  requests[0]!.answer("old");
  await arrived();
  const before = store.version();
  open();
  expect(store.pageOf(0)).toBeUndefined();
  expect(store.version()).not.toBe(before);
});
