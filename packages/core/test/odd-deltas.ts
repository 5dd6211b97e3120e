/** Deltas that no provider may send, and some do. */
export const oddDeltas: readonly unknown[] = [
  { content: 5 },
  { content: [] },
  { refusal: {} },
  { reasoning_content: 7 },
  { tool_calls: {} },
  { tool_calls: [null] },
  { tool_calls: [{}] },
  { tool_calls: [{ index: -1 }] },
  { tool_calls: [{ index: 1.5 }] },
  { tool_calls: [{ index: 2 ** 31 }] },
  { annotations: {} },
  { annotations: 5 },
  { reasoning_details: {} },
];
