import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PrintTable } from "@/cells/print";
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
