import type { NanoUsd } from "../catalog/index.ts";
import type { Admission, Engine } from "../execution/index.ts";
import type { KeyPool } from "../guard/index.ts";
import type { Learning } from "../learning/index.ts";
import type { OvertureOptions, TenantOptions } from "../options/index.ts";
import type { Planner } from "../planning/index.ts";
import type { Candidate, Rule } from "../routing/index.ts";
import type { TenantSharing } from "../sharing/index.ts";
import type { TenantRoomsInit } from "./tenant-rooms.ts";

/** What `Admissions` are made from; what is loaded already is lent. */
export interface AdmissionsInit {
  readonly options: OvertureOptions;
  readonly engine: Engine;
  readonly planner: Planner;
  readonly learning: Pick<Learning, "learner" | "newcomers" | "load">;
  /** Throws for what are no tenant's options. */
  readonly checkTenant: (given: unknown, at: string) => asserts given is TenantOptions;
  /** Throws for patterns in them that fit no model. */
  readonly checkModels: (terms: TenantOptions, at: string) => void;
  readonly makePool: (provider: string, tenant: string, credentials: () => readonly string[]) => KeyPool;
  readonly hashText: (text: string) => string;
  readonly makeRules: TenantRoomsInit["makeRules"];
  readonly formatUsd: (amount: NanoUsd) => string;
  /** Where tenants' learning goes to other processes and comes from them; undefined without a store. */
  readonly shared: () => Pick<TenantSharing, "adopt" | "began"> | undefined;
  /** Why rules keep a model from serving. */
  readonly forbiddenBy: (rules: readonly Rule[], candidate: Candidate) => string | undefined;
}

/** A request that was let in, and what plans it. */
export interface Admitted {
  /** Made where something is carried out. */
  readonly admission: () => Admission;
  readonly planner: Planner;
  /** The keys that it may use. */
  readonly pools: Engine["pools"];
  /** Whether a model may serve it at all, by what its tenant may use. */
  readonly mayUse: (candidate: Candidate) => boolean;
}
