import type { ChatRequestNonStreaming } from "@overture/core";

/** A request of the demonstration, and what kind it is, for the reader. */
export interface Question {
  readonly kind: "question" | "code" | "system" | "tool" | "schema" | "language";
  /** The user's words. */
  readonly text: string;
  readonly request: ChatRequestNonStreaming;
}

/** Short answers are enough here, and keep the whole demonstration below a cent where real providers answer. */
const maxTokens = 24;
/** A tool call is longer than it looks. */
const maxToolTokens = 60;

function ask(kind: Question["kind"], text: string, more: Partial<ChatRequestNonStreaming> = {}): Question {
  const messages = [{ role: "user" as const, content: text }];
  return { kind, text, request: { model: "auto", messages, max_completion_tokens: maxTokens, ...more } };
}

const question = (text: string): Question => ask("question", text);
const code = (text: string): Question => ask("code", text);
const language = (text: string): Question => ask("language", text);

function withSystem(system: string, text: string): Question {
  const messages = [
    { role: "system" as const, content: system },
    { role: "user" as const, content: text },
  ];
  return ask("system", text, { messages });
}

function withTool(name: string, description: string, parameter: string, text: string): Question {
  const parameters = { type: "object", properties: { [parameter]: { type: "string" } }, required: [parameter] };
  return ask("tool", text, {
    tools: [{ type: "function", function: { name, description, parameters } }],
    tool_choice: "required",
    max_completion_tokens: maxToolTokens,
  });
}

function withSchema(properties: Record<string, { type: string }>, text: string): Question {
  const schema = { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
  return ask("schema", text, {
    response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } },
  });
}

const number = { type: "number" };
const string = { type: "string" };

/** Asked while all is well. */
export const calm: readonly Question[] = [
  question("What is the capital of Norway? One word."),
  code("Reverse a string in JavaScript. One line."),
  language("Wie viele Tage hat ein Schaltjahr?"),
  question("Why is the sky blue? One short sentence."),
  withTool("get_weather", "The weather in a city", "city", "What is the weather in Oslo?"),
  withSchema({ sentiment: string, score: number }, "The sentiment of: I love it."),
  question("How many minutes has a week? Only the number."),
  withSystem("Answer like a pirate, in five words.", "Is the server up?"),
  code("A regular expression for a hex colour. Only it."),
];

/** Asked while the first provider is broken. */
export const outage: readonly Question[] = [
  language("¿Quién escribió Don Quijote? Solo el nombre."),
  question("Name the largest planet. One word."),
  code("The SQL that counts users by country. One line."),
  question("What does HTTP 429 mean? One short sentence."),
  withTool("find_flights", "Flights to a city today", "destination", "I have to be in Lisbon tonight."),
  code("Sum a list of numbers in Python. One line."),
  language("日本の首都はどこですか。一言で。"),
  withSchema({ city: string, people: number }, "Paris, and how many live there."),
  withSystem("You translate into French. Only the translation.", "Good morning, everyone."),
];

/** Asked when it is back. */
export const recovery: readonly Question[] = [
  question("Who proved that primes never end? Only the name."),
  code("Remove the last commit, keep the changes: git?"),
  question("What is the boiling point of water? In kelvin."),
  language("Qual è il plurale di uovo?"),
  question("Tea or coffee? Decide in one word."),
  code("A CSS rule that centres a child. One line."),
  question("How far away is the Moon? Only the number."),
  withSystem("You are a strict editor. Correct it.", "Their going too the libary."),
  code("Read a file line by line in Go: which type?"),
  withTool("convert_currency", "Euros in another currency", "currency", "What are 100 euros in yen?"),
  language("Quelle est la capitale du Canada ? Un mot."),
  question("What is a monad? Five words."),
  withSchema({ spam: { type: "boolean" } }, "Is this spam? You won a yacht."),
  code("Deep-copy an object in JavaScript. One line."),
  question("What comes after a trillion? One word."),
  language("光速大约是多少?一句话。"),
  question("Which metal is liquid at room temperature? One word."),
  code("List the five largest files. One shell line."),
];
