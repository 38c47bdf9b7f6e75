import { notebookOf, type Template } from "./template";

const title = "Station review";

export const performanceTemplate: Template = {
  id: "station-review",
  title,
  question: "How do the stations do, and what is left open?",
  text: notebookOf(
    title,
    ["fir", "outcomes"],
    `Clearance, charge sheets, convictions, delays and open cases of each station, each with what chance alone would
give. It is no league table: what a station registers, and how hard that is to solve, differs.`,
    `
\`\`\`performance review
data: incidents
outcomes: outcomes
by: [station]
\`\`\`
`,
  ),
};
