// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { inputKind } from "@/cells/input/kind";
import { type InputParams, inputSchema } from "@/cells/input/params";
import { readValue, toOption } from "@/cells/input/value";
import { View } from "@/cells/input/view";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { cellOf, contextOf, type Duck, openDuck } from "./duck";

let duck: Duck;

beforeAll(async () => {
  duck = await openDuck(`CREATE TABLE crimes AS SELECT * FROM (VALUES
    ('THEFT', 3, DATE '2020-01-02'), ('ARSON', 1, DATE '2020-01-01'), (NULL, 2, NULL),
    ('THEFT', 9, DATE '2020-01-02')) t(type, beat, day)`);
});

const run = (source: string, values: Record<string, unknown> = {}) =>
  inputKind.run(contextOf(duck, cellOf("input", source, "chosen"), values, ["crimes"]));

const chosen = async (source: string) => (await run(source)).values!.chosen;

const read = (params: Partial<InputParams>, options: unknown[] = []) =>
  readValue(
    inputSchema.parse(params),
    options.flatMap((value) => toOption(value) ?? []),
  );

describe("the value of an input", () => {
  it("is the choice that is written, else the first", async () => {
    expect(await chosen("type: select\noptions: [a, b]\nvalue: b")).toBe("b");
    expect(await chosen("type: select\noptions: [a, b]")).toBe("a");
    expect(await chosen("type: select\noptions: [1, 2]\nvalue: 2")).toBe(2);
  });

  it("falls back to the first choice and says so", () => {
    const { value, note } = read({ type: "select", value: "gone" }, ["a", "b"]);
    expect(value).toBe("a");
    expect(note).toContain("“gone” is not among the choices");
  });

  it("is a list for several, all when nothing is written, none when emptied", () => {
    expect(read({ type: "multi-select", value: ["b"] }, ["a", "b"]).value).toEqual(["b"]);
    expect(read({ type: "multi-select" }, ["a", "b"]).value).toEqual(["a", "b"]);
    expect(read({ type: "multi-select", value: [] }, ["a", "b"]).value).toEqual([]);
    expect(read({ type: "multi-select", value: ["b", "x"] }, ["a", "b"]).note).toContain("x");
  });

  it("stays between smallest and largest", () => {
    expect(read({ type: "slider", min: 5, max: 10 }).value).toBe(5);
    expect(read({ type: "slider", min: 5, max: 10, value: 12 })).toMatchObject({ value: 10 });
    expect(read({ type: "number", value: -3 }).value).toBe(-3);
    expect(read({ type: "number" }).value).toBeNull();
  });

  it("is a day at midnight UTC, or nothing when it is no day", () => {
    expect(read({ type: "date", value: "2024-02-29" }).value).toEqual(
      new Date("2024-02-29T00:00Z"),
    );
    expect(read({ type: "date", value: "2023-02-29" }).value).toBeNull();
    expect(read({ type: "date", value: "yesterday" }).value).toBeNull();
  });

  it("turns a range that runs backwards", () => {
    const { value, note } = read({
      type: "date range",
      value: { from: "2024-03-01", to: "2024-01-01" },
    });
    expect(value).toEqual({ from: new Date("2024-01-01"), to: new Date("2024-03-01") });
    expect(note).toBeTruthy();
  });
});

describe("running an input", () => {
  it("takes the choices from a query, each once, without nulls", async () => {
    const source =
      "type: select\noptions: {query: 'select type from crimes order by 1'}\nvalue: THEFT";
    const result = await run(source);
    expect(result.values).toEqual({ chosen: "THEFT" });
    const { options } = result.view as { options: { title: string }[] };
    expect(options.map(({ title }) => title)).toEqual(["ARSON", "THEFT"]);
  });

  it("gives days of a query as dates and writes them as days", async () => {
    const source =
      "type: select\noptions: {query: 'select distinct day from crimes order by 1'}\nvalue: 2020-01-02";
    expect((await run(source)).values!.chosen).toEqual(new Date("2020-01-02T00:00Z"));
  });

  it("gives the ends of a range their own names", async () => {
    const source = "type: date range\nvalue: {from: 2024-01-01, to: 2024-03-31}";
    expect(inputKind.names(cellOf("input", source, "period")).defines).toEqual([
      "period",
      "period_from",
      "period_to",
    ]);
    expect((await run(source)).values).toMatchObject({
      chosen_from: new Date("2024-01-01"),
      chosen_to: new Date("2024-03-31"),
    });
  });

  it("reads the tables and inputs that its query names", () => {
    const source = "options: {query: 'select distinct beat from crimes where type = $kind'}";
    expect(inputKind.names(cellOf("input", source, "beat"))).toMatchObject({
      reads: ["crimes", "kind"],
      defines: ["beat"],
    });
  });

  it("refuses a query that does more than read", async () => {
    await expect(run("options: {query: 'drop table crimes'}")).rejects.toThrow(/could not be read/);
    expect(await duck.rows("SELECT count(*) AS n FROM crimes")).toEqual([{ n: 4 }]);
  });

  it("says what is wrong with its parameters", () => {
    const { problem } = inputKind.names(cellOf("input", "type: dial", "x"));
    expect(problem?.message).toContain("“type”");
    expect(problem?.position).toBe(6);
  });
});

describe("the control", () => {
  let root: Root | null = null;

  async function show(source: string, result?: CellResult) {
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
    const place = document.body.appendChild(document.createElement("div"));
    const written: string[] = [];
    const cell: Cell = cellOf("input", source, "chosen");
    const state = { id: "c1", status: "done" as const, stale: false, generation: 1 };
    root = createRoot(place);
    await act(async () =>
      root!.render(
        <View cell={cell} state={state} result={result} onChange={(next) => written.push(next)} />,
      ),
    );
    return { place, written };
  }

  afterEach(async () => {
    await act(async () => root?.unmount());
    document.body.replaceChildren();
  });

  const change = (element: HTMLInputElement | HTMLSelectElement, value: string) =>
    act(async () => {
      const prototype = Object.getPrototypeOf(element) as object;
      Object.getOwnPropertyDescriptor(prototype, "value")!.set!.call(element, value);
      element.dispatchEvent(
        new Event(element.tagName === "SELECT" ? "change" : "input", { bubbles: true }),
      );
    });

  it("of a short list is a labelled select that writes its choice into the cell", async () => {
    const { place, written } = await show("type: select # kind\nlabel: Beat\noptions: [a, b]");
    const select = place.querySelector("select")!;
    expect(place.querySelector("label")!.htmlFor).toBe(select.id);
    await change(select, "b");
    expect(written).toEqual(["type: select # kind\nlabel: Beat\noptions: [a, b]\nvalue: b"]);
  });

  it("of a long list opens a list to search", async () => {
    const options = Array.from({ length: 40 }, (_, i) => `beat ${i}`).join(", ");
    const { place } = await show(`type: select\noptions: [${options}]\nvalue: beat 3`);
    const button = place.querySelector("button")!;
    expect(button.textContent).toBe("beat 3");
    expect(button.getAttribute("aria-haspopup")).toBe("dialog");
  });

  it("of several says how many are chosen", async () => {
    const { place } = await show("type: multi-select\noptions: [a, b, c]\nvalue: [a, c]");
    expect(place.querySelector("button")!.textContent).toBe("2 of 3: a, c");
  });

  it("shows a number with its unit and moves by keys", async () => {
    const source = "type: slider\nlabel: Radius\nmin: 0\nmax: 1000\nstep: 50\nvalue: 250\nunit: m";
    const { place, written } = await show(source);
    const thumb = place.querySelector("[role=slider]")!;
    expect(thumb.getAttribute("aria-valuetext")).toBe("250 m");
    expect(place.querySelector("output")!.textContent).toBe("250 m");
    await act(async () => {
      (thumb as HTMLElement).focus();
      thumb.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    });
    expect(place.querySelector("output")!.textContent).toBe("300 m");
    await act(() => vi.waitFor(() => expect(written.at(-1)).toContain("value: 300")));
  });

  it("shows days as people write them, whatever the browser's language", async () => {
    const { place } = await show("type: date range\nvalue: {from: 2024-03-04, to: 2024-12-31}");
    const words = [...place.querySelectorAll("[data-day]")].map((day) => day.textContent);
    expect(words).toEqual(["4 Mar 2024", "31 Dec 2024"]);
    await act(async () => root!.unmount());
    const empty = await show("type: date");
    expect(empty.place.querySelector("[data-day]")).toBeNull();
  });

  it("writes days, ticks and notes", async () => {
    const days = await show("type: date range\nvalue: {from: 2024-01-01, to: 2024-01-31}");
    const [from] = days.place.querySelectorAll("input");
    expect(from!.value).toBe("2024-01-01");
    await change(from!, "2024-01-15");
    expect(days.written.at(-1)).toMatch(/from: 2024-01-15[\s\S]*to: 2024-01-31/);
    await act(async () => root!.unmount());

    const tick = await show("type: checkbox\nlabel: Only night");
    await act(async () => tick.place.querySelector("input")!.click());
    expect(tick.written.at(-1)).toContain("value: true");
    await act(async () => root!.unmount());

    const result = { view: { options: [], notes: ["Something did not fit."] } };
    const noted = await show("type: text", result);
    expect(noted.place.querySelector("[role=status]")!.textContent).toBe("Something did not fit.");
  });
});
