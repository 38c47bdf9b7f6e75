export { textKind } from "./kind";
