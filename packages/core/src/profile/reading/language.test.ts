import { expect, it } from "vitest";
import { languageOf } from "./language.ts";

it.each([
  ["en", "What is the capital of Mongolia?"],
  ["de", "Wie lange ist der Vertrag noch gültig?"],
  ["es", "¿Cuál es la diferencia entre los dos?"],
  ["fr", "Écris une lettre pour mon propriétaire"],
  ["pt", "Você não me disse o que é isso"],
  ["it", "Scrivi una storia che parla di un cane"],
  ["nl", "Hoe laat gaat het feest van mijn zus beginnen?"],
  ["ru", "Переведи это предложение"],
  ["ar", "ما هي عاصمة المغرب؟"],
  ["hi", "भारत की राजधानी क्या है"],
  ["zh", "把这句话翻译成英文"],
  ["ja", "この文を英語にしてください"],
  ["ja", "明日の東京の天気"],
  ["ko", "내일 서울 날씨 알려줘"],
  ["ko", "React useEffect가 두 번 실행돼요"],
])("is %s: %s", (language, text) => {
  expect(languageOf(text)).toBe(language);
});

it.each(["", "3x + 7 = 22", "Amsterdam", "🎉🎉", "\0".repeat(9), "\ud800"])("is not known of %j", (text) => {
  expect(languageOf(text)).toBeUndefined();
});

it("is read off the beginning", () => {
  expect(languageOf(`${"what is the ".repeat(30)}${"и".repeat(900)}`)).toBe("en");
});
