export const texts = {
  bug: "Something went wrong inside Beatbook. Nothing was changed. The window where it was started says more.",
  badRequest: (where: string, what: string) =>
    `Beatbook did not understand the request${where ? ` (${where})` : ""}: ${what}`,
  notJson: "its body is not JSON.",
  bodyTooLarge: (most: number) =>
    most < 2 ** 21
      ? `The request is larger than ${Math.floor(most / 2 ** 10)} kB, the most that this can be. Nothing was saved.`
      : `The notebook is larger than ${Math.floor(most / 2 ** 20)} MB, the most that can be saved. Keep data in files beside it, not in its text.`,
  copyOf: (title: string) => `Copy of ${title}`,
  untitled: "Untitled notebook",
  fileName: (title: string) =>
    `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-").trim() || "notebook"}.md`,
} as const;
