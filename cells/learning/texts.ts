import { formatDate } from "@/lib/table/format";

const on = (day: string) => formatDate(new Date(`${day}T00:00:00Z`));

export const texts = {
  region: "Kept and refitted model",
  refit: "Refit",
  refitHint: (day: string) => `Keeps the model of ${on(day)}, to compare it with one fitted anew`,
  inUse: (day: string) =>
    `Fitted on what was known up to ${on(day)}. Refit keeps this model: as soon as there is newer data, it is compared with one that has learned from it.`,
  kept: (day: string, use: "refitted" | "kept" | "none") =>
    use === "none"
      ? `No model of ${on(day)} can be kept; the forecast is made with the refitted one.`
      : use === "refitted"
        ? `The model of ${on(day)} is kept; the forecast is made with the refitted one.`
        : `The forecast is made with the kept model of ${on(day)}; the refitted one is only compared with it.`,
  use: { refitted: "Use the refitted one", kept: "Use the kept one" },
  forget: "Compare no longer",
  fields: { kept: "Kept model knew up to", use: "Forecast with" },
  uses: { refitted: "the refitted model", kept: "the kept model" },
};
