import type { AnsweredRequest } from "../execution/index.ts";
import type { RequestOptions } from "../options/index.ts";
import { checkRequestOptions, mergeRequestOptions } from "../options/index.ts";
import type { Planner } from "../planning/index.ts";
import type { Admissions } from "./admissions.ts";
import type { AdmissionsInit, Admitted } from "./admissions-init.ts";

/** Where requests come in whose keys, budgets or limits are told apart. What that takes is loaded with the first of them. */
export class Tenancy {
  readonly #init: AdmissionsInit;
  readonly #always: boolean;
  #loading: Promise<Admissions> | undefined;
  #loaded: Admissions | undefined;

  constructor(init: AdmissionsInit) {
    this.#init = init;
    const { budget, limits, tags, users, tenants, defaultTenant } = init.options;
    this.#always = [budget, limits, tags, users, tenants, defaultTenant].some((option) => option !== undefined);
  }

  /** What was loaded, if anything was. */
  get loaded(): Admissions | undefined {
    return this.#loaded;
  }

  /** Whether a request must be let in on somebody's account. */
  concerns(request: unknown, scope: RequestOptions): boolean {
    if (this.#always || scope.tenant !== undefined) return true;
    const { overture } = Object(request) as { readonly overture?: { readonly tenant?: unknown } | null };
    return Object(overture).tenant !== undefined;
  }

  /** Who plans what is asked about an answer: whoever planned the answer, if its tenant is still known here. */
  plannerOf({ admission }: Pick<AnsweredRequest, "admission">, app: Planner): Planner {
    return (admission?.tenant === undefined ? undefined : this.#loaded?.plannerOf(admission.tenant)) ?? app;
  }

  /** Lets it in. */
  async admit(request: unknown, scope: RequestOptions): Promise<Admitted> {
    const { overture } = Object(request) as { readonly overture?: unknown };
    if (overture !== undefined && overture !== null) checkRequestOptions(overture);
    const options = overture ? mergeRequestOptions(scope, overture) : scope;
    return await (this.#loaded ?? (await this.load())).admit(options, scope);
  }

  load(): Promise<Admissions> {
    const learning = this.#init.learning.load();
    this.#loading ??= Promise.all([import("./admissions.ts"), learning]).then(
      ([late]) => {
        this.#loaded = new late.Admissions(this.#init);
        return this.#loaded;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }
}
