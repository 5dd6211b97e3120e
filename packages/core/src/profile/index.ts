export { contextLevels, type Need, type Profile, profileOf, unknownTask } from "./profile.ts";
