import { LongBuilder, NumberBuilder, TextBuilder } from "../arrow/columns";
import { writeStream } from "../arrow/stream";
import { beatGeometry, drawBeats, type Beat } from "./city";

function squareKilometres({ ring }: Beat): number {
  let doubled = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    doubled += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  }
  return Math.round(Math.abs(doubled) / 2 / 1e4) / 100;
}

/** The 24 beats as one Arrow IPC stream; `geometry` is a GeoJSON polygon as text, `beat` the key. */
export function generateBeats(): Uint8Array[] {
  const beat = new TextBuilder();
  const name = new TextBuilder();
  const station = new TextBuilder();
  const district = new TextBuilder();
  const population = new LongBuilder("integer");
  const area = new NumberBuilder();
  const geometry = new TextBuilder();
  for (const drawn of drawBeats()) {
    beat.addText(drawn.key);
    name.addText(drawn.name);
    station.addText(drawn.station);
    district.addText(drawn.district);
    population.add(drawn.population);
    area.add(squareKilometres(drawn));
    geometry.addText(beatGeometry(drawn));
  }
  return [
    writeStream([
      ["beat", beat.take()],
      ["name", name.take()],
      ["station", station.take()],
      ["district", district.take()],
      ["population", population.take()],
      ["area_km2", area.take()],
      ["geometry", geometry.take()],
    ]),
  ];
}
