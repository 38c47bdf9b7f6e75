import { formatDate } from "@/lib/table/format";

export const texts = {
  print: "Print",
  preparing: "Preparing…",
  printed: (day: Date) => `Printed ${formatDate(day)}`,
  failed: (why: string) => `The page could not be made: ${why}`,
};
