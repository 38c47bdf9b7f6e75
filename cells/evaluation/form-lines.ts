import { byName } from "./area-names";
import { listed } from "@/cells/words";
import type { Role } from "@/lib/methods/evaluate/evaluate-operation";
import type { OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { isChosen } from "./read";
import type { Told } from "./run";
import { daysWords, texts } from "./texts";

/** What was written down, as the reader sees it. */
export interface FormLine {
  label: string;
  words: string;
}

const day = 86_400_000;
/** Names that are read; the table of areas has all. */
const listedNames = 6;

export function formLines({ params, spans, operation, evaluated }: Told): FormLine[] {
  const { form } = texts;
  const { plan } = spans;
  const of = (role: Role) =>
    operation.names.filter((_, i) => evaluated.roles[i] === role).sort(byName);
  const named = (names: readonly string[]) =>
    names.length === 0
      ? form.none
      : names.length <= listedNames
        ? listed(names)
        : names.slice(0, listedNames).join(", ") + form.more(names.length - listedNames);
  const around = named(of("displacement"));
  return [
    { label: form.what, words: params.what ?? form.nothing },
    { label: form.written, words: writtenWords(params.written, plan) },
    { label: form.treated, words: named(of("treated")) },
    {
      label: form.displacement,
      words: params.buffer === undefined ? around : around + form.within(params.buffer),
    },
    { label: form.control, words: named(of("control")) },
    { label: form.before, words: daysWords(plan.before) },
    { label: form.operation, words: daysWords(plan.operation) },
    { label: form.after, words: daysWords(plan.after) },
    {
      label: form.counts,
      words:
        params.outcome && isChosen(params.outcome)
          ? texts.outcomeOf(params.outcome.column, params.outcome.values)
          : form.all,
    },
  ];
}

/** Whether the form says that it was fixed before its outcome could be known: nobody but it says so. */
export function writtenWhen(
  written: string,
  { operation, after }: OperationPlan,
): "in time" | "while it ran" | "late" {
  const on = Date.parse(written) / day;
  if (on <= operation.from) return "in time";
  return on < after.end ? "while it ran" : "late";
}

function writtenWords(written: string | undefined, plan: OperationPlan): string {
  if (!written) return texts.form.never;
  return texts.form.when[writtenWhen(written, plan)](Date.parse(written) / day, plan);
}
