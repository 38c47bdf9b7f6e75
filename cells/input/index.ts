export { inputKind } from "./kind";
