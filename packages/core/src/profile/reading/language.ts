// Frequent little words; some are shared, and speak for each of the languages that have them.
const wordsBy: Readonly<Record<string, string>> = {
  en: "the and is are of to what how this that my you with for please write a in on it can me",
  de: "der die das und ist nicht ein eine ich wie mir für auf mit den zu bitte mein dem im was es",
  es: "el los las que es una por qué cómo para mi está del y con esta este la de un lo en",
  fr: "le les des est une et je que pour dans pas ce mon du avec quel quelle moi la un de en",
  pt: "o os um uma não é para em do da meu você com como que isso esta de a no na",
  it: "il lo gli che è un una per di non mi come della questo questa sono con la del i",
  nl: "de het een en ik niet is van mijn hoe voor wat dat dit met zijn me op te",
};

const languages: readonly string[] = Object.keys(wordsBy);

/** The languages that have a word, by their places. */
const placesOf: ReadonlyMap<string, readonly number[]> = (() => {
  const places = new Map<string, number[]>();
  for (const [place, words] of Object.values(wordsBy).entries()) {
    for (const word of words.split(" ")) places.set(word, [...(places.get(word) ?? []), place]);
  }
  return places;
})();

/** How much of a text is read: the beginning, where what is asked for mostly stands. */
const mostRead = 200;

/** How many of its letters must be of a script. */
const leastShare = 0.2;

/**
 * The language of a text, as ISO 639-1 says it: by its script where that says it (`zh`, `ja`, `ko`, `ru`, `ar`, `hi`), else by
 * frequent little words, of which one language must have more than any other (`en`, `de`, `es`, `fr`, `pt`, `it`, `nl`).
 * Undefined where that says nothing: a name, a formula, a language that is not among these.
 */
export function languageOf(text: string): string | undefined {
  const read = text.slice(0, mostRead);
  let [letters, kana, han, hangul, cyrillic, arabic, devanagari] = [0, 0, 0, 0, 0, 0, 0];
  let plain = true;
  for (let index = 0; index < read.length; index += 1) {
    const code = read.charCodeAt(index);
    if (code < 0x250) {
      if ((code | 32) >= 97 && (code | 32) <= 122) letters += 1;
      continue;
    }
    plain = false;
    letters += 1;
    if (code >= 0x3040 && code <= 0x30ff) kana += 1;
    else if (code >= 0x3400 && code <= 0x9fff) han += 1;
    else if (code >= 0xac00 && code <= 0xd7a3) hangul += 1;
    else if (code >= 0x400 && code <= 0x4ff) cyrillic += 1;
    else if (code >= 0x600 && code <= 0x6ff) arabic += 1;
    else if (code >= 0x900 && code <= 0x97f) devanagari += 1;
  }
  if (!plain) {
    const least = Math.max(1, letters * leastShare);
    if (hangul >= least) return "ko";
    if (kana + han >= least) return kana > 0 && kana * 6 >= han ? "ja" : "zh";
    if (cyrillic >= least) return "ru";
    if (arabic >= least) return "ar";
    if (devanagari >= least) return "hi";
  }
  return byWords(read);
}

function byWords(read: string): string | undefined {
  const counts = new Array<number>(languages.length).fill(0);
  for (const word of read.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const place of placesOf.get(word) ?? []) counts[place] = (counts[place] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const first = counts.indexOf(most);
  return most > 0 && counts.indexOf(most, first + 1) < 0 ? languages[first] : undefined;
}
