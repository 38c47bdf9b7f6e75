export { chartKind } from "./kind";
export { CategoryColours, categoryColoursOf, noValueColour, otherColour } from "./colour";
export { suggestChart } from "./suggest";
