import { expect, test } from "vitest";
import { handFiles, takeHandedFiles } from "@/app/(pages)/handed-files";
import { sortedFiles } from "@/app/(pages)/library/_library/import";

const file = (name: string, text = "") => new File([text], name);

test("a notebook is known by its name or by how it begins; any other file is data", async () => {
  const files = [
    file("mine.MD"),
    file("mine.txt", "\uFEFF---\r\nbeatbook: 1\r\n---\r\n"),
    file("firs.csv", "id,place\n"),
    file("notes.txt", "--- beatbook: 1"),
  ];
  const { notebooks, data } = await sortedFiles(files);
  expect(notebooks.map(({ name }) => name)).toEqual(["mine.MD", "mine.txt"]);
  expect(data.map(({ name }) => name)).toEqual(["firs.csv", "notes.txt"]);
});

test("files are handed to the one notebook that they were given for, once", () => {
  const files = [file("firs.csv")];
  handFiles("a", files);
  expect(takeHandedFiles("b")).toEqual([]);
  expect(takeHandedFiles("a")).toBe(files);
  expect(takeHandedFiles("a")).toEqual([]);
});
