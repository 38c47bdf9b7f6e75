"use client";

import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
  ByFields,
  ChoiceField,
  ColumnField,
  FieldGrid,
  numericKinds,
  ParamsEditor,
  TableField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { guessBases } from "@/cells/distribution/columns";
import { offered } from "@/cells/people/offered";
import { useNamesShown } from "@/cells/people/shown";
import type { TableInfo } from "@/lib/engine/engine";
import { offeredTraits } from "./columns";
import { correlatesSchema, measuredArea, noExposure, type CorrelatesParams } from "./params";
import { texts } from "./texts";
import { TraitsField } from "./traits-field";

const { fields } = texts;

export function CorrelatesEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={correlatesSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<CorrelatesParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField
          label={fields.areas}
          value={params.areas}
          onChange={(next) => set({ areas: next, traits: undefined, exposure: undefined })}
        />
        <TableField
          label={fields.data}
          optional
          value={params.data}
          onChange={(next) => set({ data: next })}
        />
        {data && <ByFields labels={fields} by={params.by} data={data} areas={areas} set={set} />}
        <ColumnField
          label={fields.count}
          hint={fields.countHint}
          table={areas}
          kinds={numericKinds}
          value={params.count}
          onChange={(count) => set({ count })}
        />
        {areas && <Exposure areas={areas} params={params} set={set} />}
      </FieldGrid>
      {areas && (
        <TraitsField
          label={fields.traits}
          areas={areas}
          but={params.count}
          value={params.traits}
          onChange={(traits) => set({ traits })}
        />
      )}
    </div>
  );
}

interface AreaFormProps {
  areas: TableInfo;
  params: CorrelatesParams;
  set: FormProps["set"];
}

function Exposure({ areas, params, set }: AreaFormProps) {
  const areShown = useNamesShown();
  const columns = offeredTraits(offered(areas, areShown));
  const hasOutlines = geometryOf(areas) !== undefined;
  const usual = guessBases(areas).population ?? (hasOutlines ? measuredArea : noExposure);
  return (
    <ChoiceField
      label={fields.exposure}
      value={params.exposure ?? usual}
      choices={[
        ...columns.map((name) => ({ value: name, title: name })),
        ...(hasOutlines && !columns.includes(measuredArea)
          ? [{ value: measuredArea, title: fields.exposures.area }]
          : []),
        { value: noExposure, title: fields.exposures.none },
      ]}
      onChange={(exposure) => set({ exposure })}
    />
  );
}
