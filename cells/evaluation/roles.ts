import { CellFailure } from "@/lib/session/kind";
import { numbersOf } from "./area-names";
import type { EvaluationParams } from "./params";
import { texts } from "./texts";

/** Areas as numbers, as the form names them. Throws CellFailure for names that no area has. */
export function chosenAreas(params: EvaluationParams, names: readonly string[]) {
  const read = (parameter: "treated" | "displacement" | "control") => {
    const { numbers, unknown } = numbersOf(params[parameter] ?? [], names);
    if (unknown.length === 0) return numbers;
    throw new CellFailure({
      message: texts.unknownAreas(unknown, parameter),
      hint: texts.areasAre(names.slice(0, 5)),
    });
  };
  const treated = read("treated");
  if (treated.length === 0) {
    throw new CellFailure({ message: texts.chooseTreated, hint: texts.chooseTreatedHint });
  }
  const control = read("control");
  return {
    treated,
    displacement: read("displacement"),
    control: control.length > 0 ? control : null,
    buffer: params.buffer ?? null,
  };
}
