import { clock } from "@/lib/methods/patrol/shifts";
import { fewestTold, squareSide } from "./hot-squares";
import { texts } from "./texts";
import type { Trying } from "./use-plan";
import type { DeploymentView } from "./view-data";
import { visitsOf } from "./visits";

const { visits: words } = texts;

interface VisitsListProps {
  view: DeploymentView;
  planned: Trying["planned"];
  place: number;
}

/** Where a unit of one beat and shift looks in, and when. */
export function VisitsList({ view, planned, place }: VisitsListProps) {
  if (!view.squares) return null;
  const turns = planned.plan.turns[place]!;
  const visits = visitsOf(view.squares[place]!, view, { place, turns });
  return (
    <div className="mt-2" data-visits>
      <h5 className="font-semibold">{words.title(view.asked.visit)}</h5>
      {visits.length === 0 ? (
        <p>{turns === 0 ? words.noDuty : words.none}</p>
      ) : (
        <>
          <ol className="list-decimal pl-5">
            {visits.map(({ square, starts }) => (
              <li key={`${square.latitude} ${square.longitude}`}>
                {words.one(square, starts.map(clock))}{" "}
                <span className="text-faint">({words.cases(square.incidents, fewestTold)})</span>
              </li>
            ))}
          </ol>
          <p className="max-w-prose text-xs text-faint">{words.caption(squareSide)}</p>
        </>
      )}
    </div>
  );
}
