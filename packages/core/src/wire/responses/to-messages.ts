import type { ChatMessage, TextPart, UserPart } from "../../chat/index.ts";
import { AssistantTurn } from "./assistant-turn.ts";
import { type Fields, fieldsAt, invalid, isAbsent, isFields, kindOf, pinned, textAt } from "./fields.ts";
import { unsealReasoning } from "./reasoning-seal.ts";
import { answerParts, textParts, userParts } from "./to-content.ts";

/** Called with a code and words for what was left out. */
export type Warn = (code: string, message: string, param: string) => void;

/** The messages that a response's input comes to. The items of one turn of the model become one message. */
export function toMessages(input: unknown, warn: Warn): ChatMessage[] {
  if (typeof input === "string") return [{ role: "user", content: input }];
  if (!Array.isArray(input) || input.length === 0) {
    throw invalid("input", `"input" must be a text or an array of items, not ${kindOf(input)}.`);
  }
  const reader = new ItemReader(warn);
  for (let index = 0; index < input.length; index += 1) {
    reader.read(fieldsAt(input[index], `input[${index}]`), `input[${index}]`);
  }
  return reader.end();
}

class ItemReader {
  readonly #messages: ChatMessage[] = [];
  readonly #warn: Warn;
  #turn: AssistantTurn | undefined;
  /** What tools gave beside text, which chat takes only from users, and only after the last output of a turn. */
  #shown: UserPart[] = [];

  constructor(warn: Warn) {
    this.#warn = warn;
  }

  read(item: Fields, at: string): void {
    const type = isAbsent(item.type) && "role" in item ? "message" : item.type;
    switch (type) {
      case "message":
        this.#message(item, at);
        break;
      case "reasoning":
        this.#reasoning(item, at);
        break;
      case "function_call":
        this.#assistant().call({
          id: textAt(item.call_id, `${at}.call_id`),
          type: "function",
          function: { name: textAt(item.name, `${at}.name`), arguments: textAt(item.arguments, `${at}.arguments`) },
        });
        break;
      case "custom_tool_call":
        this.#assistant().call({
          id: textAt(item.call_id, `${at}.call_id`),
          type: "custom",
          custom: { name: textAt(item.name, `${at}.name`), input: textAt(item.input, `${at}.input`) },
        });
        break;
      case "function_call_output":
      case "custom_tool_call_output":
        this.#output(item, at);
        break;
      default:
        throw pinned(
          at,
          isAbsent(type) || type === "item_reference"
            ? "names an item that one provider keeps"
            : `is of type "${String(type).slice(0, 40)}", which belongs to a provider's own tools`,
          "Send messages, reasoning, function calls and their outputs in full",
        );
    }
  }

  end(): ChatMessage[] {
    this.#endTurn();
    this.#endOutputs();
    if (this.#messages.length === 0) throw invalid("input", '"input" has nothing in it that could be answered.');
    return this.#messages;
  }

  #message(item: Fields, at: string): void {
    const { role } = item;
    if (role === "assistant") {
      this.#assistant().say(answerParts(item.content, `${at}.content`));
      return;
    }
    this.#endTurn();
    this.#endOutputs();
    if (role === "user") this.#messages.push({ role, content: userParts(item.content, `${at}.content`) });
    else if (role === "system" || role === "developer") {
      this.#messages.push({ role, content: textParts(item.content, `${at}.content`) });
    } else throw invalid(`${at}.role`, `"${at}.role" must be user, assistant, system or developer.`);
  }

  #reasoning(item: Fields, at: string): void {
    const words = [item.summary, item.content]
      .map((parts) => (Array.isArray(parts) ? parts : []).flatMap(textOf).join("\n\n"))
      .find((text) => text !== "");
    const sealed = item.encrypted_content;
    const details = typeof sealed === "string" ? unsealReasoning(sealed) : [];
    if (!details) {
      const message = "Reasoning that was not sealed by Overture can be read by the provider that sealed it only.";
      this.#warn("reasoning_dropped", message, `${at}.encrypted_content`);
    }
    this.#assistant().reason(words ?? "", details ?? []);
  }

  #output(item: Fields, at: string): void {
    this.#endTurn();
    const id = textAt(item.call_id, `${at}.call_id`);
    const parts = userParts(item.output, `${at}.output`);
    const texts = typeof parts === "string" ? parts : parts.filter((part): part is TextPart => part.type === "text");
    const others = typeof parts === "string" ? [] : parts.filter((part) => part.type !== "text");
    if (others.length > 0) {
      this.#warn(
        "output_moved",
        "Chat takes images and files from users only: a message of the user's shows them.",
        at,
      );
      this.#shown.push({ type: "text", text: `What the tool call ${id} gave beside text:` }, ...others);
    }
    const content = texts.length === 0 && others.length > 0 ? "See the next message." : texts;
    this.#messages.push({ role: "tool", tool_call_id: id, content });
  }

  #assistant(): AssistantTurn {
    this.#endOutputs();
    this.#turn ??= new AssistantTurn();
    return this.#turn;
  }

  #endTurn(): void {
    const message = this.#turn?.message();
    this.#turn = undefined;
    if (message) this.#messages.push(message);
  }

  #endOutputs(): void {
    if (this.#shown.length > 0) this.#messages.push({ role: "user", content: this.#shown });
    this.#shown = [];
  }
}

function textOf(part: unknown): string[] {
  return isFields(part) && typeof part.text === "string" ? [part.text] : [];
}
