import { formatDate } from "@/lib/table/format";

export const texts = {
  print: "Print",
  wait: "The page can be printed when the run has ended.",
  mend: "Mend the cell first: what is shown is of an earlier run.",
  stopped: "The run was stopped: run the cell to its end first.",
  blocked: "Mend the cell that this one reads first.",
  runFirst: "Run the cell first: what is shown is of earlier parameters or data.",
  preparing: "Preparing…",
  printed: (day: Date) => `Printed ${formatDate(day)}`,
  failed: (why: string) => `The page could not be made: ${why}`,
};
