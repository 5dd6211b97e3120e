export { type ChoiceInit, choiceChances } from "./choice-chances.ts";
