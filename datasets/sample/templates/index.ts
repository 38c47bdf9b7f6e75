import { deploymentTemplate } from "./deployment";
import { evaluationTemplate } from "./evaluation";
import { performanceTemplate } from "./performance";
import { profileTemplate } from "./profile";
import type { Template } from "./template";

/** Notebooks to start from, in the order in which the library offers them. */
export const notebookTemplates: readonly Template[] = [
  deploymentTemplate,
  profileTemplate,
  performanceTemplate,
  evaluationTemplate,
];
