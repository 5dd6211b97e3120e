import { expect, it } from "vitest";
import { isTimeZone } from "./time-zone.ts";

it("knows the zones of the IANA database", () => {
  for (const zone of ["UTC", "Europe/Berlin", "Asia/Tokyo"]) expect(isTimeZone(zone), zone).toBe(true);
  for (const other of ["Europe/Brelin", "", undefined, 1]) expect(isTimeZone(other), String(other)).toBe(false);
});
