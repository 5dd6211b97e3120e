import { textAt } from "../json.ts";

const mark = "simulated:";

/** What Google takes in place of a signature for a call that none of its models made. */
const standIns = ["skip_thought_signature_validator", "context_engineering_is_the_way_to_go"];

/** The signature of a part: it holds the words, or the function's name, that it stands for, so that a change shows. */
export function googleSignatureOf(subject: string): string {
  return Buffer.from(mark + subject, "utf8").toString("base64");
}

/** Whether a signature is one of Google's, and, where the part has words or a name, of that part. */
export function isGoogleSigned(subject: string, signature: unknown): boolean {
  const given = textAt(signature);
  if (given === undefined) return false;
  if (standIns.includes(given)) return true;
  const signed = Buffer.from(given, "base64").toString("utf8");
  return signed.startsWith(mark) && (subject === "" || signed === mark + subject);
}

/** The generation that a model's name tells of, for example 3.5; 0 where it tells of none. */
export function generationOf(model: string): number {
  return Number(/gemini-(\d+(?:\.\d+)?)/.exec(model)?.[1] ?? 0);
}
