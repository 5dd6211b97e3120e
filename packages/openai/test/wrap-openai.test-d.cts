// Checked by tsc (tsconfig.loose.json) as a CommonJS caller writes it.
import { openai, wrapOpenAI } from "@overture/openai";
import OpenAI, { AzureOpenAI } from "openai";
import OldOpenAI from "openai-6";
import OtherOpenAI from "openai-copy";

declare const overture: { fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> };

export const client: OpenAI = wrapOpenAI(new OpenAI(), overture);
export const copied: OtherOpenAI = wrapOpenAI(new OtherOpenAI(), overture);
export const old: OldOpenAI = wrapOpenAI(new OldOpenAI(), overture);
export const azure: AzureOpenAI = wrapOpenAI(new AzureOpenAI({ apiVersion: "2026-10-21" }), overture);
export const provider = openai({ client: new OpenAI() });
