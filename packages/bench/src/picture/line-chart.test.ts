import { expect, it } from "vitest";
import { lineChart } from "./line-chart.ts";

const chart = lineChart({
  title: "Regret & <time>",
  subtitle: "A note",
  xLabel: "requests",
  xMost: 1000,
  yLabel: "regret",
  lines: [
    { label: "first", color: "#111111", points: [0, 50, 100] },
    { label: "second", color: "#222222", points: [0, -25, -50], dashed: true, emphasized: true },
  ],
});

it("is one well-formed document without anything from outside", () => {
  const opened = (chart.match(/<[a-z][^>]*>/g) ?? []).filter((tag) => !tag.endsWith("/>"));
  const closed = chart.match(/<\/[a-z]+>/g) ?? [];
  expect(opened.length).toBe(closed.length);
  expect(chart).toContain("Regret &amp; &lt;time&gt;");
  expect(chart).not.toMatch(/href|url\(|NaN|undefined/);
});

it("draws every line from the left edge to the right, higher values higher", () => {
  const lines = [...chart.matchAll(/d="M([^"]+)" fill="none" stroke="(#[12]+)" stroke-width/g)];
  expect(lines.map(([, , color]) => color)).toEqual(["#111111", "#222222"]);
  const [first = [], second = []] = lines.map(([, places = ""]) =>
    places.split("L").map((place) => place.split(" ").map(Number)),
  );
  expect(first).toHaveLength(3);
  expect(first[0]).toEqual(second[0]);
  expect(first[2]?.[0]).toBe(630);
  expect(first[2]?.[1] ?? 0).toBeLessThan(second[2]?.[1] ?? 0);
});

it("follows the reader's light or dark scheme", () => {
  expect(chart).toContain("prefers-color-scheme:dark");
});
