import { hashText } from "../profile/index.ts";
import type { Random } from "../time/index.ts";

/** The form of ids; what is written in another is refused. */
const version = "ovt1";

/** Base 36: eight characters of milliseconds last until the year 2059, nine for five thousand years more. */
const timeLength = 9;
const nonceLength = 12;
const hashLength = 11;

/** What an id says of the answer that it names. */
export interface AnswerReference {
  /** When the decision was made, in milliseconds since the Unix epoch. */
  readonly decidedAtMs: number;
  /** Hashes: an id tells neither a tenant nor a model's name to whom it is shown. */
  readonly scope: string;
  readonly context: string;
  readonly model: string;
}

/** A new decision's id: when it was made, and chance. */
export function newDecisionId(nowMs: number, random: Random): string {
  let nonce = "";
  for (let index = 0; index < nonceLength; index += 1) nonce += Math.floor(random() * 36).toString(36);
  return `${version}_${Math.floor(nowMs).toString(36).padStart(timeLength, "0")}${nonce}`;
}

/** Makes and reads the ids of answers. They hold all that feedback needs, so that any process can take it at any time. */
export class AnswerIds {
  readonly #secret: string | undefined;
  #sign: ((body: string) => string) | undefined;

  /** With a secret, ids are signed (HMAC-SHA-256, RFC 2104), and those that are not are refused. */
  constructor(secret: string | undefined) {
    this.#secret = secret;
  }

  /** Loads what signing takes; undefined if there is nothing to wait for. Without it no id is written or read. */
  load(): Promise<void> | undefined {
    return this.#secret === undefined || this.#sign ? undefined : this.#load(this.#secret);
  }

  async #load(secret: string): Promise<void> {
    const { signer } = await import("./signer.ts");
    this.#sign = signer(secret);
  }

  /** The id of the answer that a model gave after a decision: 60 to 80 characters. */
  write(decisionId: string, scope: string, context: readonly string[], model: string): string {
    const body = `${decisionId}.${hashText(scope)}${hashText(context.join("\n"))}${hashText(model)}`;
    const signature = this.#signatureOf(body);
    return signature === undefined ? body : `${body}.${signature}`;
  }

  /** What an id says, or undefined if it is none of ours: of another form, forged, or not signed where it should be. */
  read(id: string): AnswerReference | undefined {
    const [decision = "", hashes = "", signature, ...more] = id.slice(0, 200).split(".");
    if (more.length > 0 || !decision.startsWith(`${version}_`) || hashes.length !== 3 * hashLength) return undefined;
    const wanted = this.#signatureOf(`${decision}.${hashes}`);
    if (wanted !== undefined && !sameText(signature ?? "", wanted)) return undefined;
    const time = decision.slice(version.length + 1);
    const decidedAtMs = Number.parseInt(time.slice(0, timeLength), 36);
    if (time.length !== timeLength + nonceLength || !Number.isSafeInteger(decidedAtMs)) return undefined;
    return {
      decidedAtMs,
      scope: hashes.slice(0, hashLength),
      context: hashes.slice(hashLength, 2 * hashLength),
      model: hashes.slice(2 * hashLength),
    };
  }

  #signatureOf(body: string): string | undefined {
    if (this.#secret === undefined) return undefined;
    // An unsigned id would be worse than none.
    if (!this.#sign) throw new Error("Ids can be signed only once load() has resolved.");
    return this.#sign(body);
  }
}

/** Compares in the same time wherever the texts differ. */
function sameText(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let index = 0; index < wanted.length; index += 1)
    difference |= given.charCodeAt(index) ^ wanted.charCodeAt(index);
  return difference === 0;
}
