import { notebookOf, type Template } from "./template";

const title = "Evaluation of an operation";

export const evaluationTemplate: Template = {
  id: "evaluation",
  title,
  question: "Did it work?",
  text: notebookOf(
    title,
    ["fir", "beats"],
    `Write down the areas, the dates and what should change before the operation begins, and read the answer when it
has ended. The operation below is invented, and nothing happened in it: an honest method finds nothing.`,
    `
\`\`\`evaluation operation
data: incidents
by: [station]
what: Evening patrols on the market streets (invented)
treated: [Clock Tower PS, Old Market PS]
before: [2023-03-01, 2023-05-31]
after: [2024-03-01, 2024-05-31]
outcome: {column: head, values: [ROBBERY, THEFT]}
\`\`\`
`,
  ),
};
