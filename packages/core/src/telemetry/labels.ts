/** A request that no caller made: what it is for, and about whose answer. */
export interface Background {
  /**
   * `judge`: it scores or compares answers. `shadow`: it asks whom another policy would have chosen. Of a council: `member`,
   * one of those who answer; `ranking`, one ranks the others' answers; `chairman`, who writes the answer.
   */
  readonly purpose: "judge" | "shadow" | "member" | "ranking" | "chairman";
  /** The id of the decision that it is about. */
  readonly about: string;
}

/** What every event of a request says of it; `purpose` and `about` only where no caller made it. */
export interface Labels extends Partial<Background> {
  /** The decision's id, with which the answer's begins. */
  readonly id: string;
  /** The caller's labels, from `overture.tags`. */
  readonly tags: readonly string[];
  /** Whose request it is; absent where it is the app's own. */
  readonly tenant?: string | undefined;
  /** Who of the tenant's users, or the app's, makes it, from `overture.user`; absent where that is not set. */
  readonly user?: string | undefined;
  readonly operation: "chat" | "embeddings";
  /** The caller's own id for what the request belongs to, from `overture.correlationId` or the header `x-correlation-id`. */
  readonly correlationId?: string | undefined;
  /** The W3C trace that the request belongs to, where the caller or OpenTelemetry traces it. */
  readonly traceId?: string | undefined;
}

/** What a caller says of where a request belongs. */
export interface Belonging {
  /** Who of the tenant's users, or the app's, makes the request. */
  readonly user?: string | undefined;
  readonly correlationId?: string | undefined;
  /** The caller's place in a W3C trace. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}
