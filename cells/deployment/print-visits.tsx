import type { Planned } from "./compute";
import { texts } from "./texts";
import type { DeploymentView } from "./view-data";
import { visitsOf } from "./visits";

const { visits: words } = texts;

interface PrintVisitsProps {
  view: DeploymentView;
  planned: Planned;
  beats: readonly number[];
  nameOf(beat: number): string;
}

/** One line a beat and shift: where to look in, and how often. */
export function PrintVisits({ view, planned, beats, nameOf }: PrintVisitsProps) {
  const { squares, ground, asked } = view;
  if (!squares) return null;
  const shifts = ground.shiftNames.length;
  const lines = beats.flatMap((beat) =>
    ground.shiftNames.flatMap((shift, k) => {
      const place = beat * shifts + k;
      const visits = visitsOf(squares[place]!, view, {
        place,
        turns: planned.plan.turns[place]!,
      }).map(({ square, starts }) => ({ told: square, count: starts.length }));
      return visits.length === 0 ? [] : [words.printed(nameOf(beat), shift, visits)];
    }),
  );
  if (lines.length === 0) return null;
  return (
    <div data-print-visits>
      <p className="font-semibold">{words.printTitle(asked.visit)}</p>
      <ul className="list-disc pl-4 text-[8.5pt]">
        {lines.map((line) => (
          <li key={line}>{line}.</li>
        ))}
      </ul>
    </div>
  );
}
