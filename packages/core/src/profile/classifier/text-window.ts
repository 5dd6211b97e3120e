/** How much of a text is read, so that the time a long one takes is bounded. */
const [beginning, end] = [1200, 500];

// What people say before and after what they ask for. It says nothing of the task.
const greeting =
  /^(?:(?:hi|hello|hey|hallo|hola|bonjour|salut|ciao|olá|good (?:morning|afternoon|evening)|dear \w+|quick question|please|pls|thanks in advance|你好|您好|こんにちは|안녕하세요)(?: (?:there|everyone|all|team))?[\s,.!:;，。！、-]+)+/i;
const thanks =
  /(?:[\s,.!;，。！]+(?:please|pls|thanks?(?: you)?(?: so much| very much| a lot| in advance)?|thx|cheers|danke(?: schön)?|gracias|merci(?: beaucoup)?|grazie|obrigad[oa]|谢谢|ありがとう(?:ございます)?|감사합니다)[\s.!！。]*)+$/i;

/** The beginning and the end of a text, without greetings and thanks around it. */
export function windowOf(text: string): string {
  const whole =
    text.length <= beginning + end
      ? text.trim()
      : `${text.slice(0, beginning).trimStart()}\n${text.slice(-end).trimEnd()}`;
  const head = greeting.exec(whole)?.[0].length ?? 0;
  const tail = whole.slice(-120);
  const rest = whole.length - (thanks.exec(tail)?.[0].length ?? 0);
  // A text that is nothing else is what was said.
  return rest - head >= 5 ? whole.slice(head, rest) : whole;
}
