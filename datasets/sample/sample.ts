/** The built-in tables that a notebook can name as a source, in their one version. */
export const samples = {
  sample: { rows: 250_000 },
  "sample-people": { rows: 780_408 },
  "sample-property": { rows: 131_136 },
  "sample-outcomes": { rows: 414_107 },
  "sample-beats": { rows: 120 },
  "sample-duty": { rows: 237_773 },
  "sample-offenders": { rows: 2400 },
  "sample-features": { rows: 321 },
  "sample-beat-traits": { rows: 120 },
} as const;

export type SampleSource = keyof typeof samples;

export const sampleVersion = 2;
export const sampleSeed = 1;

export const isSample = (source: string): source is SampleSource => Object.hasOwn(samples, source);
