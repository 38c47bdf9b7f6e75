/** The built-in tables that a notebook can name as a source, in their one version. */
export const samples = {
  sample: { rows: 60_000 },
  "sample-beats": { rows: 24 },
} as const;

export type SampleSource = keyof typeof samples;

export const sampleVersion = 1;
export const sampleSeed = 1;

export const isSample = (source: string): source is SampleSource => Object.hasOwn(samples, source);
