import { type Picture, pictures } from "./pictures";

const chapters: readonly [title: string, words: readonly string[]][] = [
  ["Text, SQL, TypeScript", ["text", "sql", "script"]],
  ["Reading and judging data", ["model", "quality"]],
  ["Inputs", ["input"]],
  ["Charts", ["chart"]],
  ["Maps", ["map"]],
  ["Places", ["areas", "grid"]],
  ["Where", ["where"]],
  ["When", ["when"]],
  ["What comes next", ["next"]],
  ["What to do", ["act"]],
  ["Tables", ["table"]],
  ["What is not done yet, and errors", ["manual", "error"]],
];

const chapterOf = ({ name }: Picture) => name.split("-")[0]!;

const shown = ({ name, title }: Picture) => `### ${title}

| Light | Projector |
| --- | --- |
| ![${title}, light](gallery/${name}-light.png) | ![${title}, projector](gallery/${name}-projector.png) |
`;

/** The text of docs/gallery.md. */
export const galleryPage = (): string =>
  [
    "# Gallery",
    "Every kind of cell as it looks, on the built-in sample: an invented city, where nothing happened.",
    "`npm run gallery` makes the pictures and this page anew on the production build. Look at what changed before you commit it.",
    ...chapters.flatMap(([title, words]) => [
      `## ${title}`,
      ...pictures.filter((picture) => words.includes(chapterOf(picture))).map(shown),
    ]),
  ]
    .map((block) => block.trim())
    .join("\n\n") + "\n";
