"use client";

import { FieldGrid, ParamsEditor, type ParamsFormProps } from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { PatrolFields } from "@/cells/patrol/fields";
import { deploymentSchema, type DeploymentParams } from "./params";
import { texts } from "./texts";

export function DeploymentEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={deploymentSchema} ariaLabel={texts.source} Form={Form} />;
}

function Form({ params, set }: ParamsFormProps<DeploymentParams>) {
  return (
    <FieldGrid label={texts.editor}>
      <PatrolFields params={params} set={set} />
    </FieldGrid>
  );
}
