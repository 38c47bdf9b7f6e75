export type { PrintedPage } from "./page";
export { PrintButton } from "./print-button";
export { PrintFigure } from "./print-figure";
export { PrintTable, type PrintColumn } from "./print-table";
