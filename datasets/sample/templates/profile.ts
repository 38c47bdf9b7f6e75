import { notebookOf, type Template } from "./template";

const title = "Beat profile";

export const profileTemplate: Template = {
  id: "beat-profile",
  title,
  question: "What goes on in this beat?",
  text: notebookOf(
    title,
    ["fir", "beats", "duty", "people", "offenders"],
    `What an officer who takes over a beat should know, on two pages: press *Print* over the profile. Choose another
beat in its form.`,
    `
\`\`\`beat-profile profile
data: incidents
chosen:
  - [Industrial Estate PS, BEAT NO 4]
duty: duty
beats: beats
people: people
offenders: offenders
\`\`\`
`,
  ),
};
