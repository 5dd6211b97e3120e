import type { CustomTool, FunctionTool, ResponseFormat, Tool, ToolChoice } from "../../chat/index.ts";
import { type Fields, fieldsAt, invalid, isAbsent, isFields, listAt, pinned, textAt } from "./fields.ts";

/** The tools as chat has them: a function's fields are one level deeper there. */
export function toTools(tools: unknown): Tool[] {
  return listAt(tools, "tools").map((each, index) => toTool(fieldsAt(each, `tools[${index}]`), `tools[${index}]`));
}

function toTool(tool: Fields, at: string): Tool {
  if (tool.type === "function") {
    const name = textAt(tool.name, `${at}.name`);
    const described: FunctionTool["function"] = {
      name,
      ...(typeof tool.description === "string" ? { description: tool.description } : {}),
      ...(isFields(tool.parameters) ? { parameters: tool.parameters } : {}),
      ...(typeof tool.strict === "boolean" ? { strict: tool.strict } : {}),
    };
    return { type: "function", function: described };
  }
  if (tool.type === "custom") {
    const description = typeof tool.description === "string" ? { description: tool.description } : {};
    const format = isFields(tool.format) ? { format: toCustomFormat(tool.format, `${at}.format`) } : {};
    return { type: "custom", custom: { name: textAt(tool.name, `${at}.name`), ...description, ...format } };
  }
  if (typeof tool.type !== "string") throw invalid(`${at}.type`, `"${at}.type" must be "function" or "custom".`);
  throw pinned(
    at,
    `is the tool "${tool.type.slice(0, 40)}", which a provider runs itself`,
    "Offer functions of your own",
  );
}

function toCustomFormat(format: Fields, at: string): NonNullable<CustomTool["custom"]["format"]> {
  if (format.type !== "grammar") return { type: "text" };
  const definition = textAt(format.definition, `${at}.definition`);
  return { type: "grammar", grammar: { definition, syntax: textAt(format.syntax, `${at}.syntax`) } };
}

/** The tool choice as chat has it. */
export function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (isAbsent(choice)) return undefined;
  if (typeof choice === "string") return choice;
  const { type, name, mode, tools } = fieldsAt(choice, "tool_choice");
  switch (type) {
    case "function":
      return { type, function: { name: textAt(name, "tool_choice.name") } };
    case "custom":
      return { type, custom: { name: textAt(name, "tool_choice.name") } };
    case "allowed_tools": {
      const allowed = listAt(tools, "tool_choice.tools").map((each, index) => {
        const tool = fieldsAt(each, `tool_choice.tools[${index}]`);
        const named = { name: textAt(tool.name, `tool_choice.tools[${index}].name`) };
        return tool.type === "custom" ? { type: "custom", custom: named } : { type: "function", function: named };
      });
      return { type, allowed_tools: { mode: mode === "required" ? "required" : "auto", tools: allowed } };
    }
    default:
      throw pinned("tool_choice", "chooses a tool that a provider runs itself", "Choose a function of your own");
  }
}

/** The form of the answer, as chat has it. */
export function toFormat(format: unknown): ResponseFormat | undefined {
  if (isAbsent(format)) return undefined;
  const { type, name, schema, description, strict } = fieldsAt(format, "text.format");
  if (type === "text") return undefined;
  if (type === "json_object") return { type };
  if (type !== "json_schema") {
    throw invalid("text.format.type", '"text.format.type" must be "text", "json_schema" or "json_object".');
  }
  return {
    type,
    json_schema: {
      name: textAt(name, "text.format.name"),
      schema: fieldsAt(schema, "text.format.schema"),
      ...(typeof description === "string" ? { description } : {}),
      ...(typeof strict === "boolean" ? { strict } : {}),
    },
  };
}
