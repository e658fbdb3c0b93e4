/* Brings spellings that a reader takes for one word to one form: the index and the query both pass
   through here, so the form itself is never seen. */
const fold = (() => {
  /* form: spellings that keyboards of other languages, haste or good style put in its place */
  const letters = {
    "ا": "أإآٱ", "و": "ؤۆۇ", "ی": "يىئېۍێۑ", "ے": "ۓ", "ک": "كڪ", "ه": "ةۀہھۂۃەۿ", "ر": "ڕ", "ل": "ڵ",
  };
  const zeros = [0x660, 0x6f0, 0x9e6];
  const map = new Map();
  for (const [form, spellings] of Object.entries(letters)) {
    for (const spelling of spellings) map.set(spelling, form);
  }
  for (const zero of zeros) {
    for (let digit = 0; digit < 10; digit++) map.set(String.fromCharCode(zero + digit), `${digit}`);
  }
  const varied = new RegExp(`[${[...map.keys()].join("")}]`, "g");
  /* vowel marks, hamza on its own, tatweel, and joiners: a word with ZWNJ equals the joined one */
  const silent = /[\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u2060\ufeff]/g;
  /* Only Arabic joins prepositions to the article; elsewhere the same letters begin other words. */
  const article = /(^|[^\p{L}\p{M}])ال(?=\p{L}{3})/gu;
  const joined = /(^|[^\p{L}\p{M}])(?:وال|بال|کال|فال|ولل|لل|ال)(?=\p{L}{3})/gu;
  /* E-03 is one word, not an E and a 03 */
  const code = /\b(cl|[a-z])[-\u2010\u2011](\d\d)\b/gi;

  return (text, language) => text
    .normalize("NFKC")
    .replace(silent, "")
    .replace(varied, letter => map.get(letter))
    .replace(/^ar/.test(language) ? joined : article, "$1")
    .replace(code, "$1$2");
})();
