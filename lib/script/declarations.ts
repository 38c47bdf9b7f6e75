const layers = [
  "ArcLayer",
  "BitmapLayer",
  "ColumnLayer",
  "ContourLayer",
  "GeoJsonLayer",
  "GridCellLayer",
  "GridLayer",
  "HeatmapLayer",
  "HexagonLayer",
  "IconLayer",
  "LineLayer",
  "PathLayer",
  "PointCloudLayer",
  "PolygonLayer",
  "ScatterplotLayer",
  "ScreenGridLayer",
  "SolidPolygonLayer",
  "TextLayer",
];

/** What every TypeScript cell has in scope, as the editor's checker reads it. */
export const standardDeclarations = `
/** Observable Plot: charts from rows. */
declare const Plot: typeof import("@observablehq/plot");
/** D3: scales, statistics, shapes, time, colours, geography. */
declare const d3: typeof import("d3");
/** Beatbook's analysis methods, the ones its cells call: pure functions, distances in metres. */
declare const methods: typeof import("beatbook-methods");

/** Rows of another cell, by column and by row. */
declare class Table<Row extends object = Record<string, unknown>> implements Iterable<Row> {
  readonly numRows: number;
  readonly names: readonly (keyof Row & string)[];
  readonly schema: readonly { name: string; kind: string }[];
  /** A whole column: numbers as a typed array with NaN for null, everything else as an array with nulls. */
  column<Name extends keyof Row & string>(name: Name):
    [Exclude<Row[Name], null>] extends [number] ? Float64Array : Row[Name][];
  /** A whole column as numbers: times as milliseconds since 1970, null and text as NaN. */
  numbers(name: keyof Row & string): Float64Array;
  nulls(name: keyof Row & string): number;
  value<Name extends keyof Row & string>(name: Name, row: number): Row[Name];
  valid(name: keyof Row & string, row: number): boolean;
  /** Rows as plain objects, made once. */
  objects(): Row[];
  /** As of an array of rows. */
  map<Value>(each: (row: Row, index: number) => Value): Value[];
  filter(keep: (row: Row, index: number) => boolean): Row[];
  toJSON(): unknown[];
  [Symbol.iterator](): Iterator<Row>;
}

/** Runs SQL over the notebook's tables; values in the template are bound, never pasted. */
declare function sql<Row extends object = any>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Table<Row>>;
/** Shows a value or an element here and gives it back. */
declare function display<T>(value: T): T;
/** Shows an element with a value; other cells see the value, also when it changes. */
declare function view<T = any>(element: Element & { value?: T }): AsyncIterable<T> & { readonly value: T };
/** Resolves when this run ends because the cell runs again or is stopped: the place to clean up. */
declare const invalidation: Promise<void>;
/** Pixels that the output may be wide. */
declare const width: number;
/** Elements from markup; what stands in \${…} is text or elements, never markup. */
declare function html(strings: TemplateStringsArray, ...values: unknown[]): HTMLElement;
declare function svg(strings: TemplateStringsArray, ...values: unknown[]): SVGElement;

interface InputElement<T> extends HTMLElement { value: T }
/** Observable Inputs: for view(). */
declare const Inputs: {
  button(content: string, options?: { label?: string; value?: any; reduce?: (value: any) => any }): InputElement<any>;
  checkbox<T>(data: Iterable<T>, options?: { label?: string; value?: T[]; format?: (item: T) => string }): InputElement<T[]>;
  color(options?: { label?: string; value?: string }): InputElement<string>;
  date(options?: { label?: string; value?: Date | string; min?: Date | string; max?: Date | string }): InputElement<Date | null>;
  datetime(options?: { label?: string; value?: Date | string; min?: Date | string; max?: Date | string }): InputElement<Date | null>;
  form<T>(inputs: T, options?: object): InputElement<any>;
  number(extent?: [number, number], options?: { label?: string; value?: number; step?: number; placeholder?: string }): InputElement<number>;
  radio<T>(data: Iterable<T>, options?: { label?: string; value?: T; format?: (item: T) => string }): InputElement<T>;
  range(extent?: [number, number], options?: { label?: string; value?: number; step?: number; format?: (value: number) => string }): InputElement<number>;
  search<T>(data: Iterable<T>, options?: { label?: string; placeholder?: string; columns?: string[] }): InputElement<T[]>;
  select<T>(data: Iterable<T>, options?: { label?: string; value?: T; multiple?: boolean | number; sort?: boolean | string; unique?: boolean; format?: (item: T) => string }): InputElement<T>;
  table<T>(data: Iterable<T>, options?: { columns?: string[]; rows?: number; sort?: string; reverse?: boolean; format?: Record<string, (value: any) => any>; header?: Record<string, string>; layout?: "auto" | "fixed"; width?: any; align?: any; multiple?: boolean }): InputElement<T[]>;
  text(options?: { label?: string; value?: string; placeholder?: string; submit?: boolean }): InputElement<string>;
  textarea(options?: { label?: string; value?: string; placeholder?: string; rows?: number; submit?: boolean }): InputElement<string>;
  toggle(options?: { label?: string; value?: boolean }): InputElement<boolean>;
};

interface DeckLayerProps { id?: string; data?: any; pickable?: boolean; opacity?: number; visible?: boolean; [property: string]: any }
type DeckLayerClass = new (properties: DeckLayerProps) => DeckLayer;
interface DeckLayer { readonly id: string; readonly props: DeckLayerProps }
/** deck.gl: its core, layers and aggregation layers. */
declare const deck: {
${layers.map((name) => `  ${name}: DeckLayerClass;`).join("\n")}
  [name: string]: any;
};
/** A map of these layers, fitted to them when no view is given. No tiles: boundaries are its background. */
declare function deckMap(options: {
  layers: DeckLayer[];
  initialViewState?: { longitude: number; latitude: number; zoom: number; pitch?: number; bearing?: number };
  height?: number;
  boundaries?: object;
  getTooltip?: (picked: any) => string | { text?: string; html?: string } | null;
}): HTMLElement;
`;
