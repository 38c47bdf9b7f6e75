import type { Name } from "@/lib/notebook/document";
import type { ScriptPart } from "./frames";

/** Names that every program has without asking, beside the language's own. */
export const standardNames = [
  "Plot",
  "d3",
  "Inputs",
  "Table",
  "html",
  "svg",
  "sql",
  "display",
  "view",
  "invalidation",
  "width",
  "deck",
  "deckMap",
  "methods",
] as const satisfies readonly Name[];

export type StandardName = (typeof standardNames)[number];

/** Names whose code is fetched only by programs that use them, and the part it is in. */
export const partOf: Readonly<Partial<Record<Name, ScriptPart>>> = {
  deck: "deck",
  deckMap: "deck",
  methods: "methods",
} satisfies Partial<Record<StandardName, ScriptPart>>;

/** Of the browser's many globals only these: any other name is taken for another cell's. */
const browserNames = `
  AbortController AbortSignal Blob CSS CanvasRenderingContext2D CustomEvent DOMParser Element Event EventTarget
  File FileReader FormData HTMLElement Headers Image ImageBitmap ImageData IntersectionObserver MutationObserver
  Node OffscreenCanvas Path2D ReadableStream Request ResizeObserver Response SVGElement Text TextDecoder
  TextEncoder TransformStream URL URLSearchParams WritableStream XMLSerializer
  cancelAnimationFrame clearInterval clearTimeout console createImageBitmap crypto document fetch
  getComputedStyle globalThis matchMedia navigator performance queueMicrotask requestAnimationFrame
  requestIdleCallback setInterval setTimeout structuredClone window
`;

const languageNames = `
  AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error
  EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array
  Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
  SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array
  Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly arguments atob btoa decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape
`;

const words = (text: string) => text.trim().split(/\s+/);

const known = new Set<Name>([...standardNames, ...words(browserNames), ...words(languageNames)]);

/** Is the name in scope without another cell giving it? */
export const isStandard = (name: Name): boolean => known.has(name);
