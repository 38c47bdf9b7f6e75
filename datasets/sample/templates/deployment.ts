import { notebookOf, type Template } from "./template";

const title = "Deployment plan";

export const deploymentTemplate: Template = {
  id: "deployment-plan",
  title,
  question: "Who should patrol where, and why?",
  text: notebookOf(
    title,
    ["fir", "beats", "duty"],
    `From the register and the duty roster to a plan for the next four weeks that a station officer can read, argue
with and print: press *Print* over the plan.`,
    `
## The plan

As many units as the roster has in each shift, placed where most is expected that they could reach. Where there
is no roster, each shift has one unit for three beats until you say how many there are, under *What if*. Each
change has its reason in words. A plan follows recorded crime, which follows reporting and patrol: a tenth of
the units go where the register says little, so that it does not only confirm itself.

\`\`\`deployment plan
data: incidents
duty: duty
beats: beats
\`\`\`

## Where is little duty for much crime?

\`\`\`duty-match match
data: incidents
duty: duty
beats: beats
\`\`\`
`,
  ),
};
