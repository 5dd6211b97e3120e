export { type Need, type Profile, profileOf } from "./profile.ts";
