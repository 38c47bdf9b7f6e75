import { Fragment } from "react";
import { PrintTable, type PrintedPage } from "@/cells/print";
import { dayOf, shiftName } from "@/cells/patrol/texts";
import { changeGroups } from "./change-groups";
import { changedPlaces } from "./changed";
import type { Planned } from "./compute";
import { signed } from "./counts";
import { kindsAt } from "./kinds";
import { PrintVisits } from "./print-visits";
import { texts } from "./texts";
import { nowOf, type DeploymentView } from "./view-data";

const { print: words, changes: changeWords, compare } = texts.view;

interface PageAsked {
  findings: readonly string[];
  provenance: readonly string[];
  /** The one station that is printed, -1 for all. */
  only: number;
}

/** The plan on paper: what it reaches, then each station that changes, its beats and the reasons. */
export function printedPage(
  view: DeploymentView,
  planned: Planned,
  { findings, provenance, only }: PageAsked,
): PrintedPage {
  const { ground, asked, span } = view;
  const { stationNames, station } = ground;
  const changed = changedPlaces(planned, ground.alone);
  const shifts = ground.shiftNames.length;
  const stationOf = (place: number) => station[Math.floor(place / shifts)]!;
  const touched = new Set(changed.map(stationOf));
  const shown = Array.from(stationNames.keys()).filter((which) =>
    only === -1 ? touched.has(which) : which === only,
  );
  const { reached, hoover } = planned;
  const isBrief = only === -1 && stationNames.length > 1;
  return {
    title: words.title(only === -1 ? null : stationNames[only]!),
    period: words.period(asked.weeks, dayOf(span.end)),
    provenance,
    body: (
      <>
        <ul className="list-disc pl-4 text-[10pt]">
          {findings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{texts.view.recorded}</p>
        <p>
          {words.explain(texts.view.against(ground.today !== null))}
          {planned.problem.kinds && ` ${words.kinds}`}
          {isBrief && shown.length > 0 ? ` ${words.brief}` : ""}
        </p>
        <PrintTable
          caption={words.compare}
          columns={[
            { title: "", width: "40%" },
            { title: compare.reached, isNumber: true },
            { title: compare.hoover, isNumber: true },
          ]}
          rows={[
            ...(reached.today === null
              ? []
              : [
                  [
                    compare.today,
                    compare.share(reached.today, reached.all),
                    compare.share(hoover.today ?? 0, 1),
                  ],
                ]),
            [
              compare.equal,
              compare.share(reached.equal, reached.all),
              compare.share(hoover.equal, 1),
            ],
            [compare.plan, compare.share(reached.plan, reached.all), compare.share(hoover.plan, 1)],
          ]}
        />
        {shown.map((which) => (
          <Station key={which} {...{ view, planned, which }} isBrief={isBrief} />
        ))}
        {shown.length === 0 && <p>{words.none}</p>}
        {only === -1 && shown.length < stationNames.length && shown.length > 0 && (
          <p>{words.unchanged(stationNames.length - shown.length)}</p>
        )}
      </>
    ),
  };
}

interface StationProps {
  view: DeploymentView;
  planned: Planned;
  which: number;
  /** One of many: beats that change, and reasons of what they gain. */
  isBrief: boolean;
}

/** One station: its beats by shift, and why. */
function Station({ view, planned, which, isBrief }: StationProps) {
  const { ground, basis, values } = view;
  const { plan } = planned;
  const now = nowOf(planned);
  const shifts = ground.shiftNames.length;
  const isOwn = (beat: number) => ground.station[beat] === which;
  const change = (place: number) => plan.turns[place]! - now[place]!;
  const changes = (beat: number) =>
    basis.shifts.some((_, shift) => change(beat * shifts + shift) !== 0);
  const beats = Array.from(ground.beatNames.keys()).filter(
    (beat) => isOwn(beat) && (!isBrief || changes(beat)),
  );
  const groups = changeGroups(
    basis,
    planned,
    (place) => isOwn(Math.floor(place / shifts)) && (!isBrief || change(place) > 0),
  );
  const shortName = (beat: number) => values[beat]!.at(-1)!;
  const nameOf = (place: number) => shortName(Math.floor(place / shifts));
  return (
    <section className="flex flex-col gap-1">
      <div data-together>
        <PrintTable
          caption={ground.stationNames[which]!}
          columns={[
            { title: words.beat, width: "34%" },
            ...basis.shifts.map((shift) => ({ title: shiftName(shift) })),
          ]}
          rows={beats.map((beat) => [
            shortName(beat),
            ...basis.shifts.map((_, shift) => {
              const place = beat * shifts + shift;
              const text = `${now[place]} → ${plan.turns[place]}`;
              const kinds = kindsAt(planned, place);
              return (
                <Fragment key={place}>
                  {change(place) === 0 ? (
                    text
                  ) : (
                    <strong>{`${text} (${signed(change(place))})`}</strong>
                  )}
                  {kinds && ` · ${kinds}`}
                </Fragment>
              );
            }),
          ])}
        />
      </div>
      <ul className="list-disc pl-4 text-[8.5pt]">
        {groups.map(({ places, change, shift, reason }) => (
          <li key={places[0]}>
            <strong>
              {changeWords.head(
                change,
                ground.shiftNames[shift]!,
                places.length === 1 ? nameOf(places[0]!) : changeWords.eachOf(places.length),
              )}
            </strong>
            {places.length > 1 && ` (${places.map(nameOf).join(", ")})`}: {reason}.
          </li>
        ))}
      </ul>
      {!isBrief && <PrintVisits {...{ view, planned, beats }} nameOf={shortName} />}
    </section>
  );
}
