import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PrintTable } from "@/cells/print";
import { whyNot } from "@/cells/print/current";
import { today } from "@/cells/print/page";

test("a printed table has plain figures", () => {
  const table = renderToStaticMarkup(
    <PrintTable columns={[{ title: "Cases", isNumber: true }]} rows={[[1234.567], [null]]} />,
  );
  expect(table).toContain('<td data-number="">1,234.57</td>');
  expect(table).toContain('<td data-number="">–</td>');
});

test("the day of printing is the day on this computer, whatever its zone", () => {
  const late = new Date(2024, 5, 30, 23, 59);
  const early = new Date(2024, 5, 30, 0, 1);
  for (const now of [late, early])
    expect(today(now).toISOString()).toBe("2024-06-30T00:00:00.000Z");
});

test("only what is whole and of now is printed, and a word says why another is not", () => {
  expect(whyNot({ status: "done", stale: false })).toBeNull();
  expect(whyNot({ status: "done", stale: true })).toMatch(/^Run the cell first/);
  expect(whyNot({ status: "cancelled", stale: true })).toMatch(/^Run the cell first/);
  expect(whyNot({ status: "cancelled", stale: false })).toMatch(/^The run was stopped/);
  expect(whyNot({ status: "blocked", stale: true })).toMatch(/^Mend the cell that this one reads/);
  expect(whyNot({ status: "failed", stale: false })).toMatch(/^Mend the cell first/);
  for (const status of ["queued", "running"] as const)
    expect(whyNot({ status, stale: false })).toMatch(/when the run has ended/);
});
