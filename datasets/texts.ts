/** What the analyst reads when a dataset cannot be had. */
export const texts = {
  sampleVersion: (wanted: number, have: number) =>
    `This notebook was made with version ${wanted} of the sample city; this Beatbook has version ${have}.`,
  unknownSource: (source: string) => `This Beatbook has no datasets of the kind “${source}”.`,
  missing: (file: string) =>
    `The file ${file} is not kept on this computer. Drop it on the notebook again.`,
  aFile: "of this dataset",
  changed: (file: string) =>
    `The stored file ${file} is not the one that the notebook was made with. Drop the right one on the notebook again.`,
  notStored: (why: string) => `The file could not be stored: ${why}.`,
  notRead: (why: string) => `The stored file could not be read: ${why}.`,
  gone: "The file is no longer open in this browser. Drop it on the notebook again, then keep it.",
};
