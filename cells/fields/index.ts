export { Field, FieldGrid, controlClass } from "./field";
export { CheckField, type Choice, ChoiceField, NumberField, TextField } from "./plain";
export { ColumnField, TableField, categoryKinds, numericKinds, timeKinds } from "./catalog";
export { SettledField } from "./settled-field";
export { ScaleField } from "./scale-field";
export {
  type ColourScale,
  type ColourScaleName,
  colourScaleNames,
  colourScales,
  gradientOf,
} from "./scales";
export { FormOrYaml } from "./form-or-yaml";
export { ParamsEditor, type ParamsFormProps } from "./params-editor";
export { NumberFields } from "./number-fields";
export { PointFields } from "./point-fields";
export { TimeField } from "./time-field";
export { AsOfField } from "./as-of-field";
export { ByFields } from "./by-fields";
export { ChecksField } from "./checks-field";
export { choicesOf } from "./choices-of";
export { Choices, type ChoiceOption, Quiet, searchAbove } from "./choices";
export { type CountedValue, useColumnValues } from "./use-values";
