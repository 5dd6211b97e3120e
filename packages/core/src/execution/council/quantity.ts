/** A number with its unit: `2.5 km` is 2500 of `m`. */
export interface Quantity {
  /** In the unit's base. */
  readonly value: number;
  /** The base of the unit, or the unit as it is written where none is known; absent where none is written. */
  readonly unit: string | undefined;
  /** How many of the base one of the written unit is. */
  readonly factor: number;
}

/** Units of one base, and what they are in it. */
const units: Readonly<Record<string, readonly [base: string, factor: number]>> = {
  mm: ["m", 0.001],
  cm: ["m", 0.01],
  m: ["m", 1],
  meter: ["m", 1],
  metre: ["m", 1],
  km: ["m", 1000],
  kilometer: ["m", 1000],
  kilometre: ["m", 1000],
  inch: ["m", 0.0254],
  ft: ["m", 0.3048],
  foot: ["m", 0.3048],
  feet: ["m", 0.3048],
  mile: ["m", 1609.344],
  mi: ["m", 1609.344],
  mg: ["g", 0.001],
  g: ["g", 1],
  gram: ["g", 1],
  kg: ["g", 1000],
  kilogram: ["g", 1000],
  lb: ["g", 453.59237],
  pound: ["g", 453.59237],
  ms: ["s", 0.001],
  s: ["s", 1],
  sec: ["s", 1],
  second: ["s", 1],
  min: ["s", 60],
  minute: ["s", 60],
  h: ["s", 3600],
  hr: ["s", 3600],
  hour: ["s", 3600],
  day: ["s", 86_400],
  week: ["s", 604_800],
  ml: ["l", 0.001],
  l: ["l", 1],
  liter: ["l", 1],
  litre: ["l", 1],
  $: ["usd", 1],
  usd: ["usd", 1],
  dollar: ["usd", 1],
  cent: ["usd", 0.01],
  "¢": ["usd", 0.01],
  "€": ["eur", 1],
  eur: ["eur", 1],
  euro: ["eur", 1],
  "£": ["gbp", 1],
  gbp: ["gbp", 1],
  percent: ["%", 1],
  "%": ["%", 1],
};

const written =
  /^[~≈=\s]*(?:about|approximately|exactly|roughly)?\s*([-+]?)\s*([$€£])?\s*([-+]?)(\d[\d,.' ]*|\.\d+)(e[-+]?\d+)?(?:\s*\/\s*(\d+))?\s*([%¢$€£]|\p{L}[\p{L}\d²³/]*(?: \p{L}+)?)?[.!\s]*$/iu;

/** The number that a text is and nothing else, with its unit; undefined for any other text. */
export function quantityIn(text: string): Quantity | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/−/gu, "-")
    .replace(/[*_`\\]/gu, "")
    .trim();
  const found = written.exec(plain);
  if (!found) return undefined;
  const [, sign = "", currency, inner = "", digits = "", exponent = "", divisor, after] = found;
  const number = Number(`${plainDigits(digits.replace(/[.,' ]+$/u, ""))}${exponent}`) / Number(divisor ?? 1);
  if (!Number.isFinite(number)) return undefined;
  const [unit, factor] = baseOf(currency ?? after);
  const signed = sign === "-" || inner === "-" ? -number : number;
  return { value: signed * factor, unit, factor };
}

/** Digits without marks between thousands, with a point before decimals. */
function plainDigits(digits: string): string {
  if (/^\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?$/u.test(digits)) return digits.replace(/[,' ]/gu, "");
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(digits)) return digits.replace(/\./gu, "");
  // One comma that parts no thousands is a decimal one.
  return /^\d+,\d+$/u.test(digits) ? digits.replace(",", ".") : digits;
}

function baseOf(unit: string | undefined): readonly [base: string | undefined, factor: number] {
  if (unit === undefined) return [undefined, 1];
  const name = unit.toLowerCase().trim();
  return units[name] ?? units[name.replace(/s$/u, "")] ?? [name.replace(/s$/u, ""), 1];
}
