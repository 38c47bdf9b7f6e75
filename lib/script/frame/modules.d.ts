declare module "htl" {
  type Tag = (strings: TemplateStringsArray, ...values: unknown[]) => Element;
  export const html: Tag;
  export const svg: Tag;
}

declare module "@observablehq/inputs" {
  const inputs: Record<string, (...options: never[]) => Element>;
  export = inputs;
}

declare module "*.css" {
  const text: string;
  export default text;
}

/** Bundled by the loader `binary` of `lib/launch/frame.mjs`. */
declare module "highs/runtime" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
