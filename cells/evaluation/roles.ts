import { CellFailure } from "@/lib/session/kind";
import { numbersOf } from "./area-names";
import type { EvaluationParams } from "./params";
import { texts } from "./texts";

const lists = ["treated", "displacement", "control"] as const;

/** Areas as numbers, as the form names them. Throws CellFailure for names that no area of the table has. */
export function chosenAreas(params: EvaluationParams, table: string, names: readonly string[]) {
  const read = lists.map((parameter) => numbersOf(params[parameter] ?? [], names));
  const unknown = lists.flatMap((parameter, i) =>
    read[i]!.unknown.length > 0 ? [[parameter, read[i]!.unknown] as const] : [],
  );
  if (unknown.length > 0) {
    throw new CellFailure({
      message: texts.unknownAreas(table, unknown),
      hint: texts.areasAre(names.slice(0, 5)),
    });
  }
  const [treated, displacement, control] = read.map(({ numbers }) => numbers) as [
    number[],
    number[],
    number[],
  ];
  return {
    ...{ treated, displacement },
    control: control.length > 0 ? control : null,
    buffer: params.buffer ?? null,
  };
}
