import { rule, type TaskRule } from "./task-rule.ts";

// `\b` knows only the letters of English: words are bounded by what is no letter.
// Patterns have no nested repetition and no unbounded one that can begin anywhere, so that no text makes them slow.
/** Words of German, Spanish, French, Italian, Portuguese, Dutch, Russian, Chinese, Japanese, Korean, Arabic and Hindi. */
export const rulesElsewhere: readonly TaskRule[] = [
  rule(
    "program, elsewhere",
    "code",
    2.5,
    /(?<!\p{L})(?:Funktion|Skript|función|fonction|funzione|função|functie|функци[юя]|скрипт|программ[уа])(?!\p{L})|函数|代码|程序|脚本|関数|コード|プログラム|スクリプト|함수|코드|프로그램|스크립트|دالة|الكود|फ़ंक्शन|कोड/iu,
  ),
  rule(
    "mathematics, elsewhere",
    "math",
    2.5,
    /(?<!\p{L})(?:berechne|rechne|wie viele?|calcula|cuánt[oa]s?|calcule[rz]?|combien|calcola|quant[ie]|quant[ao]s|bereken|hoeveel|вычисли\S*|сколько|реши\S* уравнение)(?!\p{L})|计算|求解|多少|解方程|計算|求めよ|求めて|いくつ|계산|구하시오|몇|احسب|كم عدد|गणना|कितन/iu,
  ),
  rule(
    "reasoning, elsewhere",
    "reasoning",
    2.2,
    /(?<!\p{L})(?:rätsel|schlussfolger\p{L}*|acertijo|énigme|indovinello|enigma|raadsel|загадк\S*|следует ли|logisch\p{L}*|lógic\p{L}*|logique|logic[ao])(?!\p{L})|推理|逻辑|谜题|谁最|推論|論理|一番[^。]{0,8}誰|추론|논리|수수께끼|누가 가장|استنتج|منطق|लघु तर्क|तर्क|पहेली/iu,
  ),
  rule(
    "writing, elsewhere",
    "writing",
    2.5,
    /(?<!\p{L})(?:schreib\p{L}*|verfasse\p{L}*|escrib[ea]\p{L}*|redacta\p{L}*|écri[st]\p{L}*|rédige\p{L}*|scriv[ie]\p{L}*|escrev\p{L}*|schrijf|напиши\S*|сочини\S*|придумай\S*)(?!\p{L})|写一[篇首封个段份]|写[篇首封]|帮我写|作文|書いて|を作成|작성해|써 ?줘|써주세요|اكتب|लिखो|लिखें|लिखिए/iu,
  ),
  rule(
    "translation, elsewhere",
    "translation",
    4,
    /(?<!\p{L})(?:übersetz\p{L}*|tradu[cz]\p{L}*|tradui\p{L}*|vertaal\p{L}*|перевед\S*|перевод\S*|auf (?:deutsch|englisch)|al (?:inglés|español)|en (?:anglais|français)|in(?: het)? (?:engels|nederlands)|in (?:inglese|italiano)|para (?:o )?(?:inglês|português)|на (?:английский|русский))(?!\p{L})|翻译|译成|用英语怎么说|翻訳|訳して|英語に|日本語に|번역|영어로|한국어로|ترجم|अनुवाद/iu,
    "edges",
  ),
  rule(
    "summary, elsewhere",
    "summarization",
    3.5,
    /(?<!\p{L})(?:zusammenfass\p{L}*|fasse|resum[ae]\p{L}*|résum\p{L}*|riassum\p{L}*|sintetizza\p{L}*|samenvat\p{L}*|vat .{0,40} samen|кратко|резюмируй\S*|суммируй\S*|обобщи\S*)(?!\p{L})|总结|摘要|概括|要約|まとめて|요약|لخص|ملخص|सारांश|संक्षेप/iu,
    "edges",
  ),
  rule(
    "extraction, elsewhere",
    "extraction",
    3,
    /(?<!\p{L})(?:extrahier\p{L}*|klassifizier\p{L}*|extra[eiy]\p{L}*|clasifica\p{L}*|classe[rz]?|classifica\p{L}*|estra[ie]\p{L}*|haal .{0,40} uit|извлек\S*|выпиши\S*|классифицируй\S*)(?!\p{L})|提取|抽取|分类|列出.{0,8}(?:中|里)的|抽出|分類|추출|분류|استخرج|صنف|निकाल|वर्गीकृ/iu,
    "edges",
  ),
  rule(
    "rewriting, elsewhere",
    "rewrite",
    3,
    /(?<!\p{L})(?:umformulier\p{L}*|formulier\p{L}*|korrigier\p{L}*|verbesser\p{L}*|reescrib\p{L}*|corrig\p{L}*|mejora\p{L}*|reformul\p{L}*|réécri\p{L}*|corregg\p{L}*|riscriv\p{L}*|reescrev\p{L}*|melhor\p{L}* o texto|herschrijf|verbeter|corrigeer|перепиши\S*|исправ\S*|перефразируй\S*)(?!\p{L})|改写|润色|换一种说法|修改.{0,6}(?:语法|句子)|书写错误|書き直|言い換え|添削|丁寧に|자연스럽게|고쳐|다듬어|공손하게|أعد (?:صياغة|كتابة)|صحح|सुधार|फिर से लिख|दोबारा लिख/iu,
    "edges",
  ),
  rule(
    "question, elsewhere",
    "qa",
    1.5,
    /^(?:was ist|wer|wann|wo|warum|wie funktioniert|erkläre?|qué es|quién|cuándo|dónde|por qué|explica|qu'est-ce|qui|quand|où|pourquoi|expliqu\p{L}+|che cos|chi|quando|dove|perché|spiega|o que|quem|onde|por que|wat is|wie is|wanneer|waar|waarom|что такое|кто|когда|где|почему|объясни|как работает)|什么是|是什么|为什么|解释|介绍|とは|なぜ|教えて|説明|무엇|뭐야|왜|설명|알려|ما هو|ما هي|لماذا|اشرح|क्या है|क्यों|समझा/iu,
  ),
  rule(
    "chat, elsewhere",
    "chat",
    2.5,
    /(?<!\p{L})(?:wie geht(?:'s| es)|wer bist du|cómo estás|quién eres|ça va|comment (?:vas|allez)|qui es-tu|come stai|chi sei|tudo bem|quem é você|hoe gaat|wie ben jij|как дела|кто ты|привет)(?!\p{L})|你好吗|你是谁|聊聊|聊天|元気|あなたは誰|なりきって|기분|너는 누구|역할극|심심|كيف حالك|من أنت|कैसे हो|तुम कौन/iu,
  ),
  rule(
    "tools, elsewhere",
    "tool_use",
    2.2,
    /(?<!\p{L})(?:wecker|erinner\p{L}* mich|wetter|buche|stell\p{L}*|pon (?:una|un)|recuérdame|qué tiempo|reserva|réveil|rappelle-moi|météo|réserve|sveglia|ricordami|prenota|che tempo|alarme|lembr\p{L}+|previsão|wekker|herinner|weer|boek|будильник|напомни|погода|забронируй|включи)(?!\p{L})|天气|闹钟|提醒我|预订|订一|播放|打开|天気|アラーム|予約|リマインド|流して|날씨|알람|예약|틀어|알려줘 날씨|الطقس|منبه|ذكرني|احجز|मौसम|अलार्म|याद दिला|बुक कर/iu,
    "edges",
  ),
];
