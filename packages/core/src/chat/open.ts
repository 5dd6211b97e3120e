/** The values that are known, offered by the editor, without shutting out those that a provider adds tomorrow. */
export type Open<Known extends string> = Known | (string & {});
