import type { SimulatedAnswer } from "@overture/testing";

const text = (words: string): SimulatedAnswer => ({ text: words });

/** What the simulated models answer, so that the demonstration reads like one with real ones. */
export const simulatedAnswers: ReadonlyMap<string, SimulatedAnswer> = new Map([
  ["What is the capital of Norway? One word.", text("Oslo.")],
  ["Reverse a string in JavaScript. One line.", text("[...word].reverse().join('')")],
  ["Wie viele Tage hat ein Schaltjahr?", text("Ein Schaltjahr hat 366 Tage.")],
  ["Why is the sky blue? One short sentence.", text("Air scatters blue light more than red.")],
  ["What is the weather in Oslo?", { toolCalls: [{ name: "get_weather", arguments: { city: "Oslo" } }] }],
  ["The sentiment of: I love it.", { json: { sentiment: "positive", score: 0.97 } }],
  ["How many minutes has a week? Only the number.", text("10,080")],
  ["Is the server up?", text("Aye, she sails smoothly, captain.")],
  ["A regular expression for a hex colour. Only it.", text("/^#(?:[0-9a-f]{3}){1,2}$/i")],
  ["¿Quién escribió Don Quijote? Solo el nombre.", text("Miguel de Cervantes.")],
  ["Name the largest planet. One word.", text("Jupiter.")],
  ["The SQL that counts users by country. One line.", text("SELECT country, COUNT(*) FROM users GROUP BY country;")],

  ["What does HTTP 429 mean? One short sentence.", text("You sent too many requests; wait a little.")],
  ["I have to be in Lisbon tonight.", { toolCalls: [{ name: "find_flights", arguments: { destination: "Lisbon" } }] }],
  ["Sum a list of numbers in Python. One line.", text("sum(numbers)")],
  ["日本の首都はどこですか。一言で。", text("東京です。")],
  ["Paris, and how many live there.", { json: { city: "Paris", people: 2_100_000 } }],
  ["Who proved that primes never end? Only the name.", text("Euclid.")],
  ["Good morning, everyone.", text("Bonjour à tous.")],
  ["Remove the last commit, keep the changes: git?", text("git reset --soft HEAD~1")],
  ["What is the boiling point of water? In kelvin.", text("About 373 K at sea level.")],
  ["Qual è il plurale di uovo?", text("Le uova.")],
  ["Tea or coffee? Decide in one word.", text("Tea.")],
  ["A CSS rule that centres a child. One line.", text(".parent { display: grid; place-items: center }")],

  ["How far away is the Moon? Only the number.", text("384,400 km")],
  ["Their going too the libary.", text("They're going to the library.")],
  ["Read a file line by line in Go: which type?", text("bufio.Scanner")],
  ["What are 100 euros in yen?", { toolCalls: [{ name: "convert_currency", arguments: { currency: "JPY" } }] }],
  ["Quelle est la capitale du Canada ? Un mot.", text("Ottawa.")],
  ["What is a monad? Five words.", text("A way to chain computations.")],
  ["Is this spam? You won a yacht.", { json: { spam: true } }],
  ["Deep-copy an object in JavaScript. One line.", text("structuredClone(object)")],
  ["What comes after a trillion? One word.", text("Quadrillion.")],
  ["光速大约是多少?一句话。", text("光速约为每秒三十万公里。")],
  ["Which metal is liquid at room temperature? One word.", text("Mercury.")],
  ["List the five largest files. One shell line.", text("du -a . | sort -rn | head -5")],
  [
    "Why does my for-await loop never end?",
    text(
      "Because the iterable never says that it is done. A for-await loop ends when next() resolves with { done: true }, when " +
        "you break or return, or when something throws. An event emitter, a socket that stays open or a generator with while " +
        "(true) does none of these. Pass an AbortSignal to whatever produces the values, and break out of the loop when it fires.",
    ),
  ],
]);
