export { SharingEntry } from "./sharing-entry.ts";
export type { TenantSharing } from "./tenant-sharing.ts";
