import { telling } from "./findings";
import type { Told } from "./run";
import { texts } from "./texts";

/** Weeks or months of a year. */
const steps = { week: 365.25 / 7, month: 12 };

export function provenanceOf(told: Told): string[] {
  const { dated, spans, operation, evaluated, params } = told;
  const { found, panel, roles, used, outside } = evaluated;
  const { plan } = spans;
  const { before, at } = panel.periods;
  const { scatter, its, did, synthetic, event, heightBefore, problems, rows } = found;
  const asks = (method: string) => rows.some((row) => row.method === method);
  const count = (role: string) => roles.filter((each) => each === role).length;
  const lines = [
    dated.words,
    ...operation.words,
    texts.used(used, outside),
    texts.roles(count("treated"), count("displacement"), count("control"), count("left out")),
    texts.history(plan.history, plan.operation, before, at.length - before, plan.period),
    ...spans.cautions,
  ];
  if (asks("wdd")) {
    const fellBack = params.weights === "levels" && found.weights !== "levels";
    lines.push(fellBack ? texts.weightsFellBack : texts.weightsAre[found.weights]);
    lines.push(scatter ? texts.scatter(scatter.dispersion, scatter.comparisons) : texts.noScatter);
  }
  if (its) {
    const along = its.autocorrelation;
    const isAlong = along !== null && along.p < telling;
    const words = isAlong ? texts.autocorrelation(along.p) : texts.noAutocorrelation(along?.p ?? 1);
    lines.push(texts.its(its.dispersion, words));
    const { widened } = its;
    lines.push(widened ? texts.widened(widened.factor, widened.dates) : texts.notWidened);
  }
  if (did) lines.push(texts.did(did.treated, did.control, did.between, did.isClustered));
  if (event?.drift) {
    const { drift } = event;
    const words = drift.p < telling ? texts.drift(drift, plan.period, steps[plan.period]) : null;
    lines.push(words ?? texts.noDrift(drift));
  }
  if (heightBefore && heightBefore.ratio > 1 && heightBefore.p < telling) {
    lines.push(texts.high(heightBefore));
  }
  if (synthetic) {
    const parts = synthetic.weights.filter((weight) => weight > 0.005).length;
    const { errorBefore, placebos, donors } = synthetic;
    lines.push(texts.synthetic(parts, errorBefore, placebos.length, donors));
  }
  for (const { method, message, hint } of problems)
    lines.push(texts.problem(method, message, hint));
  lines.push(texts.tests(rows.filter(({ p }) => p !== null).length));
  return lines;
}
