import { rule, type TaskRule } from "./task-rule.ts";

// `\b` knows only the letters of English: words are bounded by what is no letter.
// Patterns have no nested repetition and no unbounded one that can begin anywhere, so that no text makes them slow.
/** Words of German, Spanish, French, Italian, Portuguese, Dutch, Russian, Arabic and Hindi. */
export const rulesElsewhere: readonly TaskRule[] = [
  rule(
    "program, elsewhere",
    "code",
    2.5,
    /(?<![a-zß-ÿœа-яё])(?:(?:funktion|skript|función|fonction|funzione|função|functie|функци[юя]|скрипт|программ[уа])(?![a-zß-ÿœа-яё]))|دالة|الكود|फ़ंक्शन|कोड/,
  ),
  rule(
    "mathematics, elsewhere",
    "math",
    2.5,
    /(?<![a-zß-ÿœа-яё])(?:вычисли|(?:berechne|rechne|wie viele?|calcula|cuánt[oa]s?|calcule[rz]?|combien|calcola|quant[ie]|quant[ao]s|bereken|hoeveel|сколько|реши\S* уравнение)(?![a-zß-ÿœа-яё]))|احسب|كم عدد|गणना|कितन/,
  ),
  rule(
    "reasoning, elsewhere",
    "reasoning",
    2.2,
    /(?<![a-zß-ÿœа-яё])(?:schlussfolger|загадк|logisch|lógic|(?:rätsel|acertijo|énigme|indovinello|enigma|raadsel|следует ли|logique|logic[ao])(?![a-zß-ÿœа-яё]))|استنتج|منطق|लघु तर्क|तर्क|पहेली/,
  ),
  rule(
    "writing, elsewhere",
    "writing",
    2.5,
    /(?<![a-zß-ÿœа-яё])(?:schreib|verfasse|escrib[ea]|redacta|écri[st]|rédige|scriv[ie]|escrev|напиши|сочини|придумай|(?:schrijf)(?![a-zß-ÿœа-яё]))|اكتب|लिखो|लिखें|लिखिए/,
  ),
  rule(
    "translation, elsewhere",
    "translation",
    4,
    /(?<![a-zß-ÿœа-яё])(?:übersetz|tradu[cz]|tradui|vertaal|перевед|перевод|(?:auf (?:deutsch|englisch)|al (?:inglés|español)|en (?:anglais|français)|in(?: het)? (?:engels|nederlands)|in (?:inglese|italiano)|para (?:o )?(?:inglês|português)|на (?:английский|русский))(?![a-zß-ÿœа-яё]))|ترجم|अनुवाद/,
    "edges",
  ),
  rule(
    "summary, elsewhere",
    "summarization",
    3.5,
    /(?<![a-zß-ÿœа-яё])(?:zusammenfass|resum[ae]|résum|riassum|sintetizza|samenvat|резюмируй|суммируй|обобщи|(?:fasse|vat .{0,40} samen|кратко)(?![a-zß-ÿœа-яё]))|لخص|ملخص|सारांश|संक्षेप/,
    "edges",
  ),
  rule(
    "extraction, elsewhere",
    "extraction",
    3,
    /(?<![a-zß-ÿœа-яё])(?:extrahier|klassifizier|extra[eiy]|clasifica|classifica|estra[ie]|извлек|выпиши|классифицируй|(?:classe[rz]?|haal .{0,40} uit)(?![a-zß-ÿœа-яё]))|استخرج|صنف|निकाल|वर्गीकृ/,
    "edges",
  ),
  rule(
    "rewriting, elsewhere",
    "rewrite",
    3,
    /(?<![a-zß-ÿœа-яё])(?:umformulier|formulier|korrigier|verbesser|reescrib|corrig|mejora|reformul|réécri|corregg|riscriv|reescrev|перепиши|исправ|перефразируй|(?:melhor[a-zß-ÿœа-яё]* o texto|herschrijf|verbeter|corrigeer)(?![a-zß-ÿœа-яё]))|أعد (?:صياغة|كتابة)|صحح|सुधार|फिर से लिख|दोबारा लिख/,
    "edges",
  ),
  rule(
    "question, elsewhere",
    "qa",
    1.5,
    /^(?:was ist|wer|wann|wo|warum|wie funktioniert|erkläre?|qué es|quién|cuándo|dónde|por qué|explica|qu'est-ce|qui|quand|où|pourquoi|expliqu[a-zß-ÿœа-яё]+|che cos|chi|quando|dove|perché|spiega|o que|quem|onde|por que|wat is|wie is|wanneer|waar|waarom|что такое|кто|когда|где|почему|объясни|как работает)|ما هو|ما هي|لماذا|اشرح|क्या है|क्यों|समझा/,
  ),
  rule(
    "chat, elsewhere",
    "chat",
    2.5,
    /(?<![a-zß-ÿœа-яё])(?:(?:wie geht(?:'s| es)|wer bist du|cómo estás|quién eres|ça va|comment (?:vas|allez)|qui es-tu|come stai|chi sei|tudo bem|quem é você|hoe gaat|wie ben jij|как дела|кто ты|привет)(?![a-zß-ÿœа-яё]))|كيف حالك|من أنت|कैसे हो|तुम कौन/,
  ),
  rule(
    "tools, elsewhere",
    "tool_use",
    2.2,
    /(?<![a-zß-ÿœа-яё])(?:stell|lembr[a-zß-ÿœа-яё]|(?:wecker|erinner[a-zß-ÿœа-яё]* mich|wetter|buche|pon (?:una|un)|recuérdame|qué tiempo|reserva|réveil|rappelle-moi|météo|réserve|sveglia|ricordami|prenota|che tempo|alarme|previsão|wekker|herinner|weer|boek|будильник|напомни|погода|забронируй|включи)(?![a-zß-ÿœа-яё]))|الطقس|منبه|ذكرني|احجز|मौसम|अलार्म|याद दिला|बुक कर/,
    "edges",
  ),
];
