export { BackgroundWork } from "./background-work.ts";
