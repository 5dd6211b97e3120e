import { expect, it } from "vitest";
import { Counter } from "./counter.ts";

it("adds, and shows sums of whole numbers exactly", () => {
  const counter = new Counter({ name: "usd_total", help: "Dollars.", labels: ["model"], divisor: 1e9 });
  for (let count = 0; count < 10; count += 1) counter.add(["m"], 100_000_000);
  expect(counter.lines()).toEqual(["# HELP usd_total Dollars.", "# TYPE usd_total counter", 'usd_total{model="m"} 1']);
});

it("stands where it is set as a gauge", () => {
  const gauge = new Counter({ name: "state", help: "State.", labels: ["name"], gauge: true });
  gauge.set(["b"], 2);
  gauge.set(["b"], 0);
  expect(gauge.lines()).toEqual(["# HELP state State.", "# TYPE state gauge", 'state{name="b"} 0']);
});
