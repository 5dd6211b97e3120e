import type { Route, VendorFormat } from "../format.ts";
import { googleEmbeddings, googleEmbeddingTarget } from "./google-embeddings.ts";
import { googleError } from "./google-errors.ts";
import { type GoogleRules, googleObjection } from "./google-objections.ts";
import { googleTarget, readGoogleRequest } from "./google-read.ts";
import { readGoogleAnswer } from "./google-read-answer.ts";
import { googleBody, googleEvents, googleReplay } from "./google-write.ts";

/** The options of {@link googleFormat}. */
export type GoogleFormatOptions = GoogleRules;

function routeOf(method: string, path: string, models: readonly string[]): Route | undefined {
  if (method === "POST" && googleTarget(path) !== undefined) return { type: "chat" };
  const embedding = googleEmbeddingTarget(path);
  if (method === "POST" && embedding !== undefined) return { type: "computed", respond: googleEmbeddings(embedding) };
  if (method !== "GET" || !/^\/v1(beta)?\/models$/.test(path)) return undefined;
  const supportedGenerationMethods = ["generateContent", "streamGenerateContent"];
  const list = models.map((name) => ({ name: `models/${name}`, displayName: name, supportedGenerationMethods }));
  return { type: "plain", body: { models: list } };
}

/** Google's Gemini API. It tells of no limits in its headers. */
export function googleFormat(options: GoogleFormatOptions = {}): VendorFormat {
  return {
    kind: "google",
    basePath: "",
    model: "gemini-3.5-flash",
    embeddingModel: "gemini-embedding-001",
    reasoning: "signed",
    key: "AIzaSimulated0123456789abcdefghijklmnop",
    credentialOf: (headers) => headers["x-goog-api-key"] ?? /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1],
    route: routeOf,
    read: readGoogleRequest,
    objectionTo: (body, path = "") => googleObjection(body, path, options),
    body: googleBody,
    events: googleEvents,
    readAnswer: readGoogleAnswer,
    replay: googleReplay,
    error: googleError,
    errorEvent: (error) => ({ data: JSON.stringify(error.body), content: false }),
    headers: (requestId) => ({ "x-goog-request-id": requestId, "server-timing": "gfet4t7; dur=12" }),
  };
}
