export { TableGrid, type TableGridProps } from "./table-grid";
