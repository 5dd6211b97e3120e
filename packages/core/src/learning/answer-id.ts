import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hashText } from "../profile/index.ts";
import type { Random } from "../time/index.ts";

/** The form of ids; what is written in another is refused. */
const version = "ovt1";

/** Base 36: eight characters of milliseconds last until the year 2059, nine for five thousand years more. */
const timeLength = 9;
const nonceLength = 12;
const hashLength = 11;
/** Characters of six bits: 96 bits of the signature. */
const signatureLength = 16;

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
  readonly #key: Uint8Array | undefined;

  /** With a secret, ids are signed (HMAC-SHA-256, RFC 2104), and those that are not are refused. */
  constructor(secret: string | undefined) {
    this.#key = secret === undefined ? undefined : new TextEncoder().encode(secret);
  }

  /** The id of the answer that a model gave after a decision: 60 to 80 characters. */
  write(decisionId: string, scope: string, context: readonly string[], model: string): string {
    const body = `${decisionId}.${hashText(scope)}${hashText(context.join("\n"))}${hashText(model)}`;
    return this.#key ? `${body}.${sign(body, this.#key)}` : body;
  }

  /** What an id says, or undefined if it is none of ours: of another form, forged, or not signed where it should be. */
  read(id: string): AnswerReference | undefined {
    const [decision = "", hashes = "", signature, ...more] = id.slice(0, 200).split(".");
    if (more.length > 0 || !decision.startsWith(`${version}_`) || hashes.length !== 3 * hashLength) return undefined;
    if (this.#key && !sameText(signature ?? "", sign(`${decision}.${hashes}`, this.#key))) return undefined;
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
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function sign(body: string, key: Uint8Array): string {
  const digest = hmac(sha256, key, new TextEncoder().encode(body));
  let signature = "";
  for (let index = 0; index < signatureLength; index += 1) signature += alphabet[(digest[index] ?? 0) & 63];
  return signature;
}

/** Compares in the same time wherever the texts differ. */
function sameText(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let index = 0; index < wanted.length; index += 1)
    difference |= given.charCodeAt(index) ^ wanted.charCodeAt(index);
  return difference === 0;
}
