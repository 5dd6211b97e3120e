/** Takes the next event of a streamed response; its number is added where it is taken. */
export type Emit = (type: string, fields: Readonly<Record<string, unknown>>) => void;
