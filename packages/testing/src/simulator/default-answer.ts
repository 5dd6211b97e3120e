import {
  estimateTokens,
  piecesOf,
  type SimulatedAnswer,
  type SimulatedToolCall,
  type SimulatedUsage,
  textOf,
} from "./answer.ts";
import { valueForSchema } from "./json-schema-value.ts";
import { lastToolResults, lastUserText, type ReadRequest } from "./read-request.ts";

/** How much of the user's words an answer repeats. */
const longestQuote = 160;

function quote(text: string): string {
  const characters = [...text.trim()];
  return characters.length <= longestQuote ? characters.join("") : `${characters.slice(0, longestQuote).join("")}…`;
}

/** The tools that are called: those that must be, else those whose names the user says, unless their results are here. */
function toolCallsFor(request: ReadRequest): readonly SimulatedToolCall[] {
  const { toolChoice, tools } = request;
  if (toolChoice.type === "none" || tools.length === 0) return [];
  const call = (tool: (typeof tools)[number]): SimulatedToolCall => ({
    name: tool.name,
    arguments: valueForSchema(tool.parameters, quote(lastUserText(request))),
  });
  if (toolChoice.type === "named") return tools.filter((tool) => tool.name === toolChoice.name).map(call);
  const said = lastToolResults(request).length > 0 ? "" : lastUserText(request);
  const named = tools.filter((tool) => said.includes(tool.name));
  const wanted = named.length === 0 && toolChoice.type === "required" ? tools.slice(0, 1) : named;
  return (request.parallelToolCalls ? wanted : wanted.slice(0, 1)).map(call);
}

function contentFor(request: ReadRequest): string {
  const question = quote(lastUserText(request));
  if (request.jsonSchema !== undefined) return JSON.stringify(valueForSchema(request.jsonSchema, question));
  if (request.jsonObject) return JSON.stringify({ answer: question });
  const results = lastToolResults(request);
  if (results.length > 0) return `The tools say: ${results.map(quote).join("; ")}`;
  return `You said “${question}”. This answer is simulated: nothing left this machine.`;
}

/** Ends a text where the request's stop sequences or its limit end it. */
function cut(text: string, request: ReadRequest): SimulatedAnswer {
  let end = text.length;
  let stopSequence: string | undefined;
  for (const sequence of request.stop) {
    const at = sequence === "" ? -1 : text.indexOf(sequence);
    if (at < 0 || at >= end) continue;
    end = at;
    stopSequence = sequence;
  }
  const limit = (request.maxOutputTokens ?? Number.POSITIVE_INFINITY) * 4;
  if (limit >= end) return { text: text.slice(0, end), finishReason: "stop", stopSequence };
  // Whole pieces, so that no character is cut in two.
  let kept = "";
  for (const piece of piecesOf(text, 1)) {
    if (kept.length + piece.length > limit) break;
    kept += piece;
  }
  return { text: kept, finishReason: "length" };
}

/** What a simulator answers when it was told nothing: a sensible answer to what was asked, the same every time. */
export function defaultAnswer(request: ReadRequest): SimulatedAnswer {
  const thought =
    request.reasoning === undefined ? undefined : `The user says “${quote(lastUserText(request))}”; I answer.`;
  const reasoning = thought === undefined ? {} : { reasoning: thought };
  const toolCalls = toolCallsFor(request);
  if (toolCalls.length > 0) return { ...reasoning, toolCalls };
  return { ...reasoning, ...cut(contentFor(request), request) };
}

/** Counts what an answer used, at four characters a token. */
export function countUsage(answer: SimulatedAnswer, request: ReadRequest): SimulatedUsage {
  const reasoningTokens = estimateTokens(answer.reasoning ?? "");
  const calls = (answer.toolCalls ?? []).map((call) => JSON.stringify(call)).join("");
  const outputTokens = reasoningTokens + estimateTokens(`${textOf(answer) ?? ""}${answer.refusal ?? ""}${calls}`);
  const input = request.messages.map((message) => JSON.stringify(message)).join("") + JSON.stringify(request.tools);
  return { inputTokens: estimateTokens(input), outputTokens: Math.max(1, outputTokens), reasoningTokens };
}
