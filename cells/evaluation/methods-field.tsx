"use client";

import { CheckField } from "@/cells/fields";
import {
  evaluationMethods,
  type EvaluationMethod,
} from "@/lib/methods/evaluate/evaluate-operation";
import { methodNames, texts } from "./texts";

interface MethodsFieldProps {
  value: readonly EvaluationMethod[] | undefined;
  onChange(methods: EvaluationMethod[]): void;
}

/** Which methods are asked, in the order in which they were chosen. */
export function MethodsField({ value = evaluationMethods, onChange }: MethodsFieldProps) {
  const put = (method: EvaluationMethod, isOn: boolean) => {
    const next = isOn ? [...value, method] : value.filter((each) => each !== method);
    if (next.length > 0) onChange(next);
  };
  return (
    <fieldset className="text-sm">
      <legend className="text-soft">{texts.fields.methods}</legend>
      <div className="flex flex-wrap gap-x-6">
        {evaluationMethods.map((method) => (
          <CheckField
            key={method}
            label={
              method === value[0]
                ? `${methodNames[method]} (${texts.fields.decides})`
                : methodNames[method]
            }
            value={value.includes(method)}
            onChange={(isOn) => put(method, isOn)}
          />
        ))}
      </div>
      <p className="text-xs text-faint">{texts.fields.methodsHint}</p>
    </fieldset>
  );
}
