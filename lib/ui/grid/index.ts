export type { GridGuard, GridSeal } from "./guard";
export { TableGrid, type TableGridProps } from "./table-grid";
