import { rule, type TaskRule } from "./task-rule.ts";

// `\b` knows only the letters of English: words are bounded by what is no letter.
// Patterns have no nested repetition and no unbounded one that can begin anywhere, so that no text makes them slow.
/** Words of German, Spanish, French, Italian, Portuguese, Dutch, Russian, Arabic and Hindi. */
export const rulesElsewhere: readonly TaskRule[] = [
  rule(
    "program, elsewhere",
    "code",
    2.5,
    /(?<!\p{L})(?:Funktion|Skript|función|fonction|funzione|função|functie|функци[юя]|скрипт|программ[уа])(?!\p{L})|دالة|الكود|फ़ंक्शन|कोड/iu,
  ),
  rule(
    "mathematics, elsewhere",
    "math",
    2.5,
    /(?<!\p{L})(?:berechne|rechne|wie viele?|calcula|cuánt[oa]s?|calcule[rz]?|combien|calcola|quant[ie]|quant[ao]s|bereken|hoeveel|вычисли\S*|сколько|реши\S* уравнение)(?!\p{L})|احسب|كم عدد|गणना|कितन/iu,
  ),
  rule(
    "reasoning, elsewhere",
    "reasoning",
    2.2,
    /(?<!\p{L})(?:rätsel|schlussfolger\p{L}*|acertijo|énigme|indovinello|enigma|raadsel|загадк\S*|следует ли|logisch\p{L}*|lógic\p{L}*|logique|logic[ao])(?!\p{L})|استنتج|منطق|लघु तर्क|तर्क|पहेली/iu,
  ),
  rule(
    "writing, elsewhere",
    "writing",
    2.5,
    /(?<!\p{L})(?:schreib\p{L}*|verfasse\p{L}*|escrib[ea]\p{L}*|redacta\p{L}*|écri[st]\p{L}*|rédige\p{L}*|scriv[ie]\p{L}*|escrev\p{L}*|schrijf|напиши\S*|сочини\S*|придумай\S*)(?!\p{L})|اكتب|लिखो|लिखें|लिखिए/iu,
  ),
  rule(
    "translation, elsewhere",
    "translation",
    4,
    /(?<!\p{L})(?:übersetz\p{L}*|tradu[cz]\p{L}*|tradui\p{L}*|vertaal\p{L}*|перевед\S*|перевод\S*|auf (?:deutsch|englisch)|al (?:inglés|español)|en (?:anglais|français)|in(?: het)? (?:engels|nederlands)|in (?:inglese|italiano)|para (?:o )?(?:inglês|português)|на (?:английский|русский))(?!\p{L})|ترجم|अनुवाद/iu,
    "edges",
  ),
  rule(
    "summary, elsewhere",
    "summarization",
    3.5,
    /(?<!\p{L})(?:zusammenfass\p{L}*|fasse|resum[ae]\p{L}*|résum\p{L}*|riassum\p{L}*|sintetizza\p{L}*|samenvat\p{L}*|vat .{0,40} samen|кратко|резюмируй\S*|суммируй\S*|обобщи\S*)(?!\p{L})|لخص|ملخص|सारांश|संक्षेप/iu,
    "edges",
  ),
  rule(
    "extraction, elsewhere",
    "extraction",
    3,
    /(?<!\p{L})(?:extrahier\p{L}*|klassifizier\p{L}*|extra[eiy]\p{L}*|clasifica\p{L}*|classe[rz]?|classifica\p{L}*|estra[ie]\p{L}*|haal .{0,40} uit|извлек\S*|выпиши\S*|классифицируй\S*)(?!\p{L})|استخرج|صنف|निकाल|वर्गीकृ/iu,
    "edges",
  ),
  rule(
    "rewriting, elsewhere",
    "rewrite",
    3,
    /(?<!\p{L})(?:umformulier\p{L}*|formulier\p{L}*|korrigier\p{L}*|verbesser\p{L}*|reescrib\p{L}*|corrig\p{L}*|mejora\p{L}*|reformul\p{L}*|réécri\p{L}*|corregg\p{L}*|riscriv\p{L}*|reescrev\p{L}*|melhor\p{L}* o texto|herschrijf|verbeter|corrigeer|перепиши\S*|исправ\S*|перефразируй\S*)(?!\p{L})|أعد (?:صياغة|كتابة)|صحح|सुधार|फिर से लिख|दोबारा लिख/iu,
    "edges",
  ),
  rule(
    "question, elsewhere",
    "qa",
    1.5,
    /^(?:was ist|wer|wann|wo|warum|wie funktioniert|erkläre?|qué es|quién|cuándo|dónde|por qué|explica|qu'est-ce|qui|quand|où|pourquoi|expliqu\p{L}+|che cos|chi|quando|dove|perché|spiega|o que|quem|onde|por que|wat is|wie is|wanneer|waar|waarom|что такое|кто|когда|где|почему|объясни|как работает)|ما هو|ما هي|لماذا|اشرح|क्या है|क्यों|समझा/iu,
  ),
  rule(
    "chat, elsewhere",
    "chat",
    2.5,
    /(?<!\p{L})(?:wie geht(?:'s| es)|wer bist du|cómo estás|quién eres|ça va|comment (?:vas|allez)|qui es-tu|come stai|chi sei|tudo bem|quem é você|hoe gaat|wie ben jij|как дела|кто ты|привет)(?!\p{L})|كيف حالك|من أنت|कैसे हो|तुम कौन/iu,
  ),
  rule(
    "tools, elsewhere",
    "tool_use",
    2.2,
    /(?<!\p{L})(?:wecker|erinner\p{L}* mich|wetter|buche|stell\p{L}*|pon (?:una|un)|recuérdame|qué tiempo|reserva|réveil|rappelle-moi|météo|réserve|sveglia|ricordami|prenota|che tempo|alarme|lembr\p{L}+|previsão|wekker|herinner|weer|boek|будильник|напомни|погода|забронируй|включи)(?!\p{L})|الطقس|منبه|ذكرني|احجز|मौसम|अलार्म|याद दिला|बुक कर/iu,
    "edges",
  ),
];
