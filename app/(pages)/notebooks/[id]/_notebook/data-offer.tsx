"use client";

import { X } from "lucide-react";
import { useCatalog } from "@/cells/context";
import { writeModel } from "@/cells/model/edits";
import { readModel } from "@/cells/model/params";
import { asRemembered, type RememberedMapping } from "@/cells/model/remember";
import { editParams } from "@/cells/params";
import { kindOf } from "@/cells/registry";
import { pointOf } from "@/datasets/model/roles";
import { starterCells } from "@/datasets/starter";
import type { TableInfo } from "@/lib/engine/engine";
import { Button, IconButton } from "@/lib/ui/button";
import { type Guess, useGuess, useKnownShape } from "./offer-looks";
import { type Extension, type Made, modelName, type Offer } from "./offers";
import { texts } from "./texts";
import { useActions } from "./workplace";

const words = texts.offer;

interface DataOfferProps {
  offer: Offer;
  /** Every dataset that is there. */
  others: readonly TableInfo[];
  remembered: readonly RememberedMapping[];
  /** The uppermost of the strips: its first choice stands out. */
  isLeading: boolean;
  onDismiss(): void;
}

export function DataOffer({ offer, others, remembered, isLeading, onDismiss }: DataOfferProps) {
  const actions = useActions();
  const { recognised, makes, tables, extend, isAreas, isChecked } = offer;
  const table = tables[0]!;
  const guess = useGuess(recognised === null ? table : null);
  const isReadable = !isAreas || guess?.proposals.some(({ column }) => column === "beat");
  const before = useKnownShape(tables.length === 1 ? table : null, remembered);

  const read = (chosen: readonly Made[]) =>
    actions.insertAll(
      chosen.map(({ table: name, data }) => ({
        kind: "model",
        name,
        options: {},
        source: writeModel({ table: name, source: recognised!.source.id, data }),
      })),
    );
  const readGuess = ({ table: name, proposals }: Guess) => {
    const columns = Object.fromEntries(
      proposals.map(({ column, expression }) => [column, expression]),
    );
    const source = writeModel({ table: name, data: table.name, columns });
    actions.insertAll([{ kind: "model", name, options: {}, source }]);
  };
  const readAsBefore = (mapping: RememberedMapping) => {
    const source = asRemembered(mapping, table.name);
    if (source === null) return;
    const model = readModel(source);
    const name = model.ok ? model.reading.table : "incidents";
    actions.insertAll([{ kind: "model", name, options: {}, source }]);
  };
  const append = ({ id, data }: Extension) => {
    const cell = actions.cell(id);
    if (!cell) return;
    const source = editParams(cell.source, { data });
    if (actions.apply({ type: "edit-source", id, source })) actions.select(id);
  };
  const start = () => {
    const { document, catalog } = actions.session.getState();
    const taken = [
      ...catalog.map(({ name }) => name),
      ...document.order.flatMap((id) => document.cells[id]?.name ?? []),
    ];
    const known = {
      proposals: guess?.table === "incidents" ? guess.proposals : [],
      tables: others,
      taken,
    };
    actions.insertAll(
      starterCells(table, recognised, known).map((cell) => ({ options: {}, ...cell })),
    );
  };
  const check = () =>
    actions.insertAll([
      {
        kind: "quality",
        name: `${table.name}_quality`,
        options: {},
        source: `data: ${table.name}`,
      },
    ]);

  const [first, ...more] = makes;
  const isOpen = isLeading && !before && extend.length === 0;
  return (
    <li
      aria-label={words.label(tables)}
      className="flex items-start gap-3 border-b border-line py-2 text-sm"
      data-offer={table.name}
    >
      <div className="min-w-0 grow">
        <p>
          {words.what(tables)}{" "}
          <span className="text-soft">{words.looksLike(offer, guess, before !== null)}</span>
        </p>
        <div className="mt-1.5 flex flex-wrap gap-2">
          {before && (
            <Choice isFirst={isLeading} onClick={() => readAsBefore(before)}>
              {words.asBefore(before.title)}
            </Choice>
          )}
          {extend.map((extension) => (
            <Choice
              key={extension.id}
              isFirst={isLeading && !before}
              onClick={() => append(extension)}
            >
              {words.append(extension)}
            </Choice>
          ))}
          {first && (
            <Choice isFirst={isOpen} onClick={() => read([first])}>
              {words.readAs([modelName(first.table)])}
            </Choice>
          )}
          {more.length > 0 && (
            <Choice onClick={() => read(makes)}>
              {words.readAs(makes.map((made) => modelName(made.table)))}
            </Choice>
          )}
          {guess && isReadable && (
            <Choice
              isFirst={isOpen && !isAreas && guess.proposals.length > 0}
              onClick={() => readGuess(guess)}
            >
              {words.readAs([modelName(guess.table)])}
            </Choice>
          )}
          {isAreas && <AreaChoices table={table} isFirst={isOpen} />}
          {!isChecked && tables.length === 1 && kindOf("quality") && (
            <Choice onClick={check}>{words.check}</Choice>
          )}
          <Choice onClick={start}>{words.starter}</Choice>
        </div>
      </div>
      <IconButton small icon={X} label={words.dismiss(tables)} onClick={onDismiss} />
    </li>
  );
}

function AreaChoices({ table, isFirst }: { table: TableInfo; isFirst: boolean }) {
  const actions = useActions();
  const placed = useCatalog().find((other) => other.name !== table.name && pointOf(other) !== null);
  const insert = (kind: string, name: string | null, source: string) =>
    actions.insertAll([{ kind, name, options: {}, source }]);
  return (
    <>
      <Choice isFirst={isFirst} onClick={() => insert("map", null, `boundaries: ${table.name}`)}>
        {words.drawAreas}
      </Choice>
      {placed && kindOf("areas") && (
        <Choice
          onClick={() =>
            insert("areas", `${placed.name}_areas`, `data: ${placed.name}\nareas: ${table.name}`)
          }
        >
          {words.findArea(placed.name)}
        </Choice>
      )}
    </>
  );
}

interface ChoiceProps {
  isFirst?: boolean;
  onClick(): void;
  children: string;
}

function Choice({ isFirst = false, onClick, children }: ChoiceProps) {
  return (
    <Button tone={isFirst ? "accent" : "line"} className="h-7 px-2.5" onClick={onClick}>
      {children}
    </Button>
  );
}
