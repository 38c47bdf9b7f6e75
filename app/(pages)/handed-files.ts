/** Files on their way to a notebook that is being opened, by its id: this page goes over into its page. */
const handed = new Map<string, readonly File[]>();

export function handFiles(id: string, files: readonly File[]): void {
  if (files.length > 0) handed.set(id, files);
}

/** The files that were given for this notebook, once. */
export function takeHandedFiles(id: string): readonly File[] {
  const files = handed.get(id) ?? [];
  handed.delete(id);
  return files;
}
