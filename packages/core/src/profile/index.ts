export { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
export { hashText } from "./hash-text.ts";
export { contextLevels, type Need, type Profile, profileOf, unknownTask } from "./profile.ts";
