export { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
export { hashText } from "./hash-text.ts";
export { allNeeds, contextLevels, type Need, type Profile, profileOf, unknownTask } from "./profile.ts";
