import { saveFile } from "@/lib/ui/save-file";

/** Hands a notebook's text to the user as a file, whatever stands in its title. */
export function download(name: string, text: string): void {
  const file = new Blob([text], { type: "text/markdown;charset=utf-8" });
  saveFile(file, name.replace(/[\\/:*?"<>|]+/g, "-"));
}
