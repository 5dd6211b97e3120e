import { expect, it } from "vitest";
import { estimateTextTokens } from "./estimate-text.ts";

// The counts are those of OpenAI's o200k_base. Other vendors need more for scripts other than Latin, so that the estimate
// leans upwards there.
const samples: readonly (readonly [name: string, tokens: number, text: string])[] = [
  [
    "english",
    60,
    "The quick brown fox jumps over the lazy dog. When people write to an assistant, they usually ask short questions first, and only then explain what they really wanted to know; the answer should therefore be careful, honest and brief. It doesn't matter whether the question is about cooking, taxes or astronomy.",
  ],
  [
    "german",
    52,
    "Die Würde des Menschen ist unantastbar. Sie zu achten und zu schützen ist Verpflichtung aller staatlichen Gewalt. Das Deutsche Volk bekennt sich darum zu unverletzlichen und unveräußerlichen Menschenrechten als Grundlage jeder menschlichen Gemeinschaft.",
  ],
  [
    "french",
    41,
    "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
  ],
  [
    "turkish",
    46,
    "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
  ],
  [
    "vietnamese",
    51,
    "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. Mọi con người đều được tạo hoá ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình anh em.",
  ],
  [
    "chinese",
    52,
    "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。请问为什么我的程序在运行一段时间之后会变得越来越慢？",
  ],
  [
    "japanese",
    72,
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。",
  ],
  [
    "korean",
    51,
    "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다.",
  ],
  [
    "russian",
    41,
    "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.",
  ],
  [
    "greek",
    71,
    "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
  ],
  [
    "arabic",
    43,
    "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.",
  ],
  [
    "hebrew",
    50,
    "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה.",
  ],
  [
    "hindi",
    54,
    "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।",
  ],
  [
    "thai",
    63,
    "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ",
  ],
  ["emoji", 30, "Great work 🎉🎉 thanks a lot 🙏 see you tomorrow 👋🏽 👨‍👩‍👧 ❤️ 😂😂😂"],
  [
    "digits",
    52,
    "3.14159265358979323846 2026-11-22 12:34:56 1,234,567.89 +49 30 901820 192.168.178.24 4111111111111111",
  ],
  [
    "uuid",
    76,
    "550e8400-e29b-41d4-a716-446655440000 f47ac10b-58cc-4372-a567-0e02b2c3d479 9b2f1c3e-7a4d-4e8b-bb1a-3c5d7e9f0a12",
  ],
  [
    "python",
    93,
    'import os\nfrom collections import defaultdict\n\n\ndef group_by_length(words: list[str]) -> dict[int, list[str]]:\n    groups = defaultdict(list)\n    for word in words:\n        if not word:\n            continue\n        groups[len(word)].append(word.lower())\n    return {key: sorted(values) for key, values in groups.items()}\n\n\nif __name__ == "__main__":\n    print(group_by_length(os.environ.get("WORDS", "").split(",")))\n',
  ],
  [
    "json",
    86,
    '{"id":"order_1029","customer":{"name":"Ada Lovelace","email":"ada@example.com"},"items":[{"sku":"AB-1002","quantity":2,"price":19.99},{"sku":"ZZ-9","quantity":1,"price":4.5}],"paid":true,"note":null,"createdAt":"2026-11-22T10:00:00Z"}',
  ],
  [
    "jsonPretty",
    136,
    '{\n  "id": "order_1029",\n  "customer": {\n    "name": "Ada Lovelace",\n    "email": "ada@example.com"\n  },\n  "items": [\n    {\n      "sku": "AB-1002",\n      "quantity": 2,\n      "price": 19.99\n    },\n    {\n      "sku": "ZZ-9",\n      "quantity": 1,\n      "price": 4.5\n    }\n  ],\n  "paid": true,\n  "note": null,\n  "createdAt": "2026-11-22T10:00:00Z"\n}',
  ],
  [
    "sql",
    66,
    "SELECT u.id, u.email, COUNT(o.id) AS order_count FROM users u LEFT JOIN orders o ON o.user_id = u.id WHERE u.created_at >= '2026-01-01' GROUP BY u.id, u.email HAVING COUNT(o.id) > 3 ORDER BY order_count DESC LIMIT 50;",
  ],
  [
    "html",
    62,
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hello</title></head><body><ul class="list"><li><a href="/docs/getting-started">Getting started</a></li><li>Second</li></ul></body></html>',
  ],
  [
    "caps",
    32,
    "WARNING: DO NOT TOUCH THE RED BUTTON WHILE THE MACHINE IS RUNNING. REPORT PROBLEMS TO THE SUPERVISOR IMMEDIATELY.",
  ],
  [
    "latex",
    51,
    "$$f(x) = \\frac{1}{\\sigma\\sqrt{2\\pi}} e^{-\\frac{1}{2}\\left(\\frac{x-\\mu}{\\sigma}\\right)^2}$$ where $\\mu$ is the mean.",
  ],
  ["table", 33, "| Name | Age | City |\n| --- | ---: | --- |\n| Ada | 36 | London |\n| Alan | 41 | Wilmslow |\n"],
];

it.each(samples)("is within a quarter of the real count, or a third above it: %s", (_name, tokens, text) => {
  const estimate = estimateTextTokens(text);
  expect(estimate).toBeGreaterThanOrEqual(tokens * 0.75);
  expect(estimate).toBeLessThanOrEqual(tokens * 1.34);
});

it("counts nothing for nothing, and something for anything", () => {
  expect(estimateTextTokens("")).toBe(0);
  expect(estimateTextTokens("a")).toBe(1);
  expect(estimateTextTokens(" ")).toBeLessThanOrEqual(1);
});

it("does not take a long line of one sign for a long text", () => {
  expect(estimateTextTokens(`${"-".repeat(300)}${"=".repeat(200)}`)).toBeLessThan(20);
  expect(estimateTextTokens(`a${" ".repeat(200)}b`)).toBeLessThan(5);
});

it("reads a long text in samples, and comes to what reading all of it gives", () => {
  const prose = samples[0]?.[2] ?? "";
  const chinese = samples[5]?.[2] ?? "";
  const text = prose.repeat(1000) + chinese.repeat(4000);
  const whole = estimateTextTokens(text, 1);
  expect(Math.abs(estimateTextTokens(text) / whole - 1)).toBeLessThan(0.03);
  expect(estimateTextTokens(text)).toBe(estimateTextTokens(text));
});

it("reads no more than it should of a text of any length", () => {
  // Only what is read can be seen: a mark on each character that is asked for.
  let read = 0;
  const text = {
    length: 50_000_000,
    charCodeAt: () => {
      read += 1;
      return 97;
    },
  };
  estimateTextTokens(text as unknown as string);
  expect(read).toBeGreaterThan(100_000);
  expect(read).toBeLessThan(500_000);
});

it("reads at least a window of each text, however small the share", () => {
  const text = "word ".repeat(1000);
  expect(estimateTextTokens(text, 0.000001)).toBeGreaterThan(900);
});
