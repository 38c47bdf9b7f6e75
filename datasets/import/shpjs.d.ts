declare module "shpjs" {
  /** Shapes of a .shp file in order, null where a record has none; projected by the text of its .prj. */
  export function parseShp(
    shp: DataView,
    prj?: string,
  ): ({ type: string; coordinates: unknown; bbox?: number[] } | null)[];
}
