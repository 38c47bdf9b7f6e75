import { beats } from "./city";
import { beatsTable } from "./beats";
import { dutyTable } from "./duty";
import { featureTable } from "./feature-table";
import { features } from "./features";
import { firTable } from "./fir";
import { offendersTable } from "./offenders";
import { outcomesTable } from "./outcomes";
import { peopleTable } from "./people";
import { propertyTable } from "./property";
import { drawRegister } from "./register";
import { samples, sampleSeed, type SampleSource } from "./sample";
import { traitsTable } from "./traits";
import { writeTable, type GeneratedTable } from "./table";

export interface SampleOptions {
  seed: number;
  /** FIRs over the six years; below 20,000 the planted ones crowd out the rest. */
  rows: number;
}

const usual: SampleOptions = { seed: sampleSeed, rows: samples.sample.rows };

function tableOf(
  source: SampleSource,
  { seed, rows }: SampleOptions,
): { table: GeneratedTable; rows: number } {
  switch (source) {
    case "sample":
      return { table: firTable(drawRegister(seed, rows), seed), rows };
    case "sample-people":
      return peopleTable(drawRegister(seed, rows), seed);
    case "sample-property":
      return propertyTable(drawRegister(seed, rows), seed);
    case "sample-outcomes":
      return outcomesTable(drawRegister(seed, rows), seed);
    case "sample-beats":
      return { table: beatsTable(), rows: beats.length };
    case "sample-duty":
      return dutyTable(seed);
    case "sample-offenders":
      return offendersTable(seed);
    case "sample-features":
      return { table: featureTable(), rows: features.length };
    case "sample-beat-traits":
      return { table: traitsTable(), rows: beats.length };
  }
}

/** A table of the sample as complete Arrow IPC streams: the same options give the same bytes. */
export function generate(
  source: SampleSource,
  options: SampleOptions = usual,
): { rows: number; streams: Generator<Uint8Array> } {
  const { table, rows } = tableOf(source, options);
  return { rows, streams: writeTable(table, rows) };
}
