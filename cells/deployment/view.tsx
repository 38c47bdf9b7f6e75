"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import { ChangeList } from "./change-list";
import { ScoreSection } from "./score-section";
import type { DeploymentView } from "./view-data";

export const DeploymentCellView = memo(
  function DeploymentCellView({ result, state }: ViewProps) {
    const view = result?.view as DeploymentView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-6">
        <ChangeList view={view} />
        {view.score && <ScoreSection view={view.score} />}
        {result?.table && (
          <TableView table={result.table} generation={state.generation} view={10} />
        )}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);
