export const texts = {
  aria: (title: string | undefined, measure: string) =>
    `Map${title ? `: ${title}` : ""}${measure ? `, ${measure}` : ""}`,
  other: "other or none",
  few: "few",
  many: "many",
  wheel: "Click the map, or hold Ctrl, to zoom with the wheel",
  png: "Save as PNG",
  fit: "Fit to data",
  rowsBehind: (what: string) => `Rows behind ${what}`,
  firstRows: (count: number, all: number) =>
    count < all
      ? `The first ${count.toLocaleString("en-IN")} of ${all.toLocaleString("en-IN")} rows.`
      : all === 1
        ? "1 row."
        : `All ${all.toLocaleString("en-IN")} rows.`,
  hidden: "hidden",
  loadingRows: "Looking for the rows …",
  noRows: "No rows.",
  close: "Close",
  thisPoint: "this point",
  thisHexagon: "this hexagon",
  noName: "an area without a name",
  noWebgl: "This browser cannot draw maps: WebGL is switched off.",
  metres: (length: number) => (length >= 1000 ? `${length / 1000} km` : `${length} m`),
  source: "Parameters as text",
  editor: "Map",
  fields: {
    data: "Table",
    layer: "Drawn as",
    latitude: "Latitude",
    longitude: "Longitude",
    color: "Colour by",
    weight: "Add up instead of counting",
    size: "Radius",
    cell: "Width",
    radius: "Reach",
    most: "At most",
    boundaries: "Areas",
    geometry: "Outline column",
    key: "Name of the area",
    match: "Same name in the table",
    scale: "Colours",
    title: "Title",
    unit: "What is counted",
    height: "Height",
  },
  layers: {
    points: "Points",
    hexagons: "Hexagons",
    heat: "Heat",
    choropleth: "Coloured areas",
  },
};
