import type { KeyPool } from "../guard/index.ts";
import type { TenantOptions } from "../options/index.ts";
import { TenantDirectory, TenantKeyrings } from "../tenancy/index.ts";
import type { AdmissionsInit } from "./admissions-init.ts";

/** Tenants whose options are remembered at a time. */
const mostTenants = 100_000;
const defaultTimeToLiveMs = 60_000;
const defaultTimeoutMs = 2000;

/** Where the options of tenants are looked up, as the constructor was told. */
export function directoryOf(init: AdmissionsInit): TenantDirectory<TenantOptions> {
  const { options, engine } = init;
  return new TenantDirectory<TenantOptions>({
    source: options.tenants ?? {},
    unknown: options.defaultTenant,
    check: (given, id) => {
      const terms: unknown = given;
      const at = `tenants.${id.slice(0, 80)}`;
      init.checkTenant(terms, at);
      init.checkModels(terms, at);
      return terms;
    },
    clock: engine.clock,
    timeToLiveMs: options.tenantTimeToLiveMs ?? defaultTimeToLiveMs,
    timeoutMs: options.tenantTimeoutMs ?? defaultTimeoutMs,
    mostRemembered: mostTenants,
  });
}

/** Where the keys of tenants are looked up, and fetched. */
export function keyringsOf({ options, engine, makePool }: AdmissionsInit): TenantKeyrings<KeyPool> {
  return new TenantKeyrings<KeyPool>({
    providers: options.providers,
    appPools: engine.pools,
    makePool,
    clock: engine.clock,
    timeToLiveMs: options.tenantTimeToLiveMs ?? defaultTimeToLiveMs,
    timeoutMs: options.tenantTimeoutMs ?? defaultTimeoutMs,
    onFailure: (tenant, provider, problem) => engine.events.emit("tenant", { tenant, provider, problem }),
  });
}
