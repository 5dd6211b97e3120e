import type { Provider } from "@overture/core";

/** The providers of the demonstration, and a way to break the first of them. */
export interface Stage {
  readonly providers: readonly Provider[];
  /** Who answers, in a line or two for the reader. */
  readonly cast: string;
  /** What {@link Stage.breakFirst} does, in a sentence for the reader. */
  readonly outage: string;
  /** What to do if the demonstration fails, in a sentence for the reader. */
  readonly advice: string;
  /** From now on the model that is asked first fails. */
  breakFirst(): void;
  /** It answers again. */
  repairFirst(): void;
  close(): Promise<void>;
}
