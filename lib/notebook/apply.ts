import type { Cell, CellId, CellOptions, Name, NotebookDocument } from "./document";
import { nameOwner, whyNotAName } from "./names";
import type { Applied, Operation } from "./operations";

export { freeName } from "./names";

const kindWord = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Carries out one operation. Never changes what it was given; a rejected operation has a plain reason. */
export const apply = (document: NotebookDocument, operation: Operation): Applied => {
  switch (operation.type) {
    case "add-cell":
      return addCell(document, operation.cell, operation.index);
    case "delete-cell":
      return withCell(document, operation.id, () => {
        const cells = omit(document.cells, operation.id);
        return accept({ ...document, cells, order: without(document.order, operation.id) });
      });
    case "move-cell":
      return withCell(document, operation.id, () =>
        moveCell(document, operation.id, operation.index),
      );
    case "edit-source":
      return changeCell(document, operation.id, { source: toLines(operation.source) });
    case "rename-cell": {
      const why = whyNameIsRefused(document, operation.name, operation.id);
      return why === null
        ? changeCell(document, operation.id, { name: operation.name })
        : reject(why);
    }
    case "set-options":
      return withCell(document, operation.id, (cell) =>
        changeCell(document, operation.id, { options: merged(cell.options, operation.options) }),
      );
    case "set-title":
      return accept(
        operation.title === document.title ? document : { ...document, title: operation.title },
      );
    case "set-auto":
      return accept(
        operation.auto === document.auto ? document : { ...document, auto: operation.auto },
      );
    case "put-dataset":
      return putDataset(document, operation);
    case "remove-dataset": {
      if (!Object.hasOwn(document.datasets, operation.name)) {
        return reject(`There is no dataset called ${operation.name}`);
      }
      return accept({ ...document, datasets: omit(document.datasets, operation.name) });
    }
    case "replace-document":
      return accept(operation.document);
  }
};

/** Random, so that cells made in two tabs never share an id. */
export const newCellId = (): CellId => {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `n${Array.from(bytes, (byte) => (byte % 36).toString(36)).join("")}`;
};

const accept = (document: NotebookDocument): Applied => ({ ok: true, document });
const reject = (reason: string): Applied => ({ ok: false, reason });
const without = (order: readonly CellId[], id: CellId) => order.filter((other) => other !== id);

const omit = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

/** Inside the app every line ends with a line feed; the file's own line ends come back on writing. */
const toLines = (source: string): string => source.replace(/\r\n?/g, "\n");

const withCell = (
  document: NotebookDocument,
  id: CellId,
  change: (cell: Cell) => Applied,
): Applied => {
  const cell = Object.hasOwn(document.cells, id) ? document.cells[id] : undefined;
  return cell ? change(cell) : reject("This cell is no longer in the notebook");
};

const changeCell = (document: NotebookDocument, id: CellId, change: Partial<Cell>): Applied =>
  withCell(document, id, (cell) => {
    const next = { ...cell, ...change };
    const same =
      next.source === cell.source && next.name === cell.name && next.options === cell.options;
    return accept(same ? document : { ...document, cells: { ...document.cells, [id]: next } });
  });

const addCell = (document: NotebookDocument, cell: Cell, index: number): Applied => {
  if (Object.hasOwn(document.cells, cell.id) || !kindWord.test(cell.id)) {
    return reject("There is already a cell with this id");
  }
  if (!kindWord.test(cell.kind)) return reject(`“${cell.kind}” cannot be a kind of cell`);
  if (!isPlace(index, document.order.length)) return reject("There is no such place for a cell");
  const why = whyNameIsRefused(document, cell.name);
  if (why !== null) return reject(why);
  const clean = { ...cell, source: toLines(cell.source), options: merged({}, cell.options) };
  return accept({
    ...document,
    order: document.order.toSpliced(index, 0, cell.id),
    cells: { ...document.cells, [cell.id]: clean },
  });
};

/** `index` is the place among the other cells: 0 is first, their number is last. */
const moveCell = (document: NotebookDocument, id: CellId, index: number): Applied => {
  const others = without(document.order, id);
  if (!isPlace(index, others.length)) return reject("There is no such place for a cell");
  if (document.order[index] === id) return accept(document);
  return accept({ ...document, order: others.toSpliced(index, 0, id) });
};

const isPlace = (index: number, last: number) =>
  Number.isInteger(index) && index >= 0 && index <= last;

const merged = (options: CellOptions, changes: CellOptions): CellOptions => {
  const entries = Object.entries({ ...options, ...changes });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
};

const putDataset = (
  document: NotebookDocument,
  { name, reference }: Extract<Operation, { type: "put-dataset" }>,
): Applied => {
  if (!Object.hasOwn(document.datasets, name)) {
    const why = whyNameIsRefused(document, name);
    if (why !== null) return reject(why);
  }
  return accept({ ...document, datasets: { ...document.datasets, [name]: reference } });
};

const whyNameIsRefused = (
  document: NotebookDocument,
  name: Name | null,
  except?: CellId,
): string | null => {
  if (name === null) return null;
  const why = whyNotAName(name);
  if (why !== null) return why;
  const owner = nameOwner(document, name, except);
  if (owner === "cell") {
    return except === undefined
      ? `${name} is already the name of a cell`
      : `${name} is already the name of another cell`;
  }
  return owner === "dataset" ? `${name} is already the name of a dataset` : null;
};
