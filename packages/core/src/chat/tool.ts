import type { Open } from "./open.ts";

/** A function that the model may call; `parameters` is a JSON Schema. */
export interface FunctionTool {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description?: string | undefined;
    readonly parameters?: { readonly [key: string]: unknown } | undefined;
    readonly strict?: boolean | null | undefined;
  };
}

/** A tool that takes free text, or text of a grammar. */
export interface CustomTool {
  readonly type: "custom";
  readonly custom: {
    readonly name: string;
    readonly description?: string | undefined;
    readonly format?:
      | { readonly type: "text" }
      | {
          readonly type: "grammar";
          readonly grammar: { readonly definition: string; readonly syntax: Open<"lark" | "regex"> };
        }
      | undefined;
  };
}

/** A tool that the model may use. */
export type Tool = FunctionTool | CustomTool;

/** Whether, and which, tools the model must use. */
export type ToolChoice =
  | Open<"none" | "auto" | "required">
  | { readonly type: "function"; readonly function: { readonly name: string } }
  | { readonly type: "custom"; readonly custom: { readonly name: string } }
  | {
      readonly type: "allowed_tools";
      readonly allowed_tools: {
        readonly mode: Open<"auto" | "required">;
        readonly tools: readonly { readonly [key: string]: unknown }[];
      };
    };

/** What form the answer must have. */
export type ResponseFormat =
  | { readonly type: "text" }
  | { readonly type: "json_object" }
  | {
      readonly type: "json_schema";
      readonly json_schema: {
        readonly name: string;
        readonly description?: string | undefined;
        readonly schema?: { readonly [key: string]: unknown } | undefined;
        readonly strict?: boolean | null | undefined;
      };
    };
