/** Words of every list of what is kept. */
export const texts = {
  product: "Beatbook",
  places: "Notebooks and datasets",
  notebooks: "Notebooks",
  datasets: "Datasets",
  clearSearch: "Clear the search",
  present: "Current",
  deleted: "Deleted",
  again: "Try again",
  keysLabel: "Keys",
  away: "The Beatbook server does not answer. Is the window where it was started still open?",
  strange: (status: number) =>
    `The Beatbook server gave an answer that makes no sense (${status}).`,
} as const;
