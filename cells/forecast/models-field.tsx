"use client";

import { CheckField, ChoiceField } from "@/cells/fields";
import { forecastModels } from "@/lib/methods/forecast/models";
import type { ForecastParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

interface ModelsFieldProps {
  models: ForecastParams["models"];
  onChange(models: ForecastParams["models"]): void;
}

/** What the choice of own models begins with. */
const first = ["theta", "ets", "poisson"];

/** The automatic choice, or models of the analyst's own. */
export function ModelsField({ models, onChange }: ModelsFieldProps) {
  const isOwn = models !== "automatic";
  const put = (name: string, isIn: boolean) => {
    const chosen = new Set(isOwn ? models : []);
    if (isIn) chosen.add(name);
    else chosen.delete(name);
    const names = forecastModels.map(({ model }) => model.name).filter((each) => chosen.has(each));
    onChange(names.length > 0 ? names : "automatic");
  };
  return (
    <>
      <ChoiceField
        label={fields.models}
        value={isOwn ? "own" : "automatic"}
        choices={[
          { value: "automatic", title: fields.automatic },
          { value: "own", title: fields.own },
        ]}
        onChange={(value) => onChange(value === "own" ? first : "automatic")}
      />
      {isOwn && (
        <fieldset className="col-span-full grid gap-x-4 [grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))]">
          <legend className="text-sm text-soft">{fields.ownModels}</legend>
          {forecastModels.map(({ model, label, words }) => (
            <div key={model.name} title={words}>
              <CheckField
                label={label}
                value={models.includes(model.name)}
                onChange={(isIn) => put(model.name, isIn)}
              />
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}
