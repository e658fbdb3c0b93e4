/* What the search bundle takes for its worker. It works in the page, because a browser refuses a real one
   to a page that was opened from a folder, and in small pieces, so that no key waits for it. Message types
   are the bundle's: 0 docs, 1 ready, 2 query, 3 results. */
{
  const { make, find, folded, wordsOf } = searchIndex;
  const piece = 20;
  const most = 24;

  /* Each word is searched by its beginning, and “in” begins too much. In Urdu, and in Urdu as people type it
     with Latin letters, the same: words that nobody would look for alone are left out. */
  const little = new Set(folded(`
    a able about across after all almost also am among an and any anybody are as at be because been but by can cannot
    could did do does doing dont either else ever every for from get got had has have he her hers him his how however i
    if im in into is it its just least let like likely may me might most must my neither no nor not of off often on once
    only or other our please rather said say says she should since so some something than that the their them then
    there these they this tis to too twas us was we were what when where which while who whom why will with would
    yet you your
    ab aur di diya hai hain ho hoon hun ka kar karo karoon karun ke ki kia ko kya liya main mein mera mere meri mujhe ne par se tha
    thi wo woh ye yeh
    اب اس ان اور بہ تو تک تھا تھی تھے جو دی دیا سے کا کر کرنا کروں کریں کس کو کوئی کہ کی کیا کے گا گی گے لی لیا مجھے میرا میرے میری میں نے نہ وہ پر ہو
    ہوں ہوا ہوئی ہے ہیں یا یہ
  `).trim().split(/\s+/));

  /* A code is typed as it comes, or as people say it: “cl 13”, “f6”, “CL–O5”, “form six”, “form F-6”,
     “list no. 12”, “cheklist 5”. */
  const sets = { form: "f", checklist: "cl", list: "cl", "فارم": "f", "چیک لسٹ": "cl", "لسٹ": "cl", "فہرست": "cl" };
  const letters = new Map(Object.entries(sets).map(([name, set]) => [folded(name), set]));
  const numbers = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty`.split(/\s+/);
  const named = [...letters.keys(), "ch[a-z]{1,4} ?list"].join("|");
  const between = `(?:[\\s.#\\u2010-\\u2015-]|\\bno|\\bnumber|${folded("نمبر")})*`;
  const code = new RegExp(`^(?:(?:${named})\\s+)?(cl|[a-z]|${named})${between}(\\d[\\do]?|\\b(?:o\\d|${numbers.join("|")}))$`);

  const codeOf = (query, codes) => {
    const [, set, said] = folded(query).trim().match(code) ?? [];
    const number = numbers.includes(said) ? `${numbers.indexOf(said)}` : said?.replace("o", "0");
    const meant = set && `${letters.get(set) ?? (set.startsWith("ch") ? "cl" : set)}${number.padStart(2, "0")}`;
    return codes.has(meant) ? meant : "";
  };

  /* Places of a family of codes, in their order, where the number is still to come: “CL-”, “F–”. */
  const family = /^(cl|[a-z](?=[-\u2010-\u2015]))[\s\u2010-\u2015-]*$/;
  const familyOf = (query, codes) => {
    const [, set] = folded(query).trim().match(family) ?? [];
    const own = [...codes.keys()].filter(meant => set && meant.replace(/\d+$/, "") === set);
    return own.sort().map(meant => codes.get(meant));
  };

  /* A picture of somebody naked who is below 18 is one of a child, whatever else is said of it. An age is
     1 to 17 before its years, or ends what was typed. */
  const nakedness = `nudes?(?!\\p{L})|nudity|naked|intimate|sex|porn|nang[aei]|${folded("برہنہ|ننگی|ننگا|ننگے|فحش")}`;
  const naked = new RegExp(`(?:^|[^\\p{L}])(?:${nakedness})`, "u");
  const noAge = `(?!\\p{L}*\\s+(?:ago|(?:in )?(?:prison|jail)|pehle|${folded("پہلے")}))`;
  const years = `(?:years?|yrs?|y[./ ]?o(?!\\p{L})|saal|sal(?!\\p{L})|${folded("سال")})${noAge}`;
  const age = `(?:[1-9]|1[0-7]|${numbers.slice(1, 18).join("|")})[\\s\\u2010-\\u2015-]*${years}|(?:[1-9]|1[0-7])$`;
  const young = new RegExp(`(?:^|[^\\p{L}\\d])(?:${age})`, "u");
  const isOfChild = said => naked.test(said) && young.test(said);

  /* A word of one letter begins half of all words. */
  const askedFor = (query, { codes, parting }) => {
    const meant = codeOf(query, codes);
    const typed = wordsOf(query, parting).filter(word => [...word].length > 1);
    const telling = typed.filter(word => !little.has(word));
    return meant ? [meant] : [...new Set(telling.length ? telling : typed)].slice(0, most);
  };

  const answer = (query, index) => {
    const own = familyOf(query, index.codes).map(place => [{ place, score: 0, bits: 0 }]);
    const asked = own.length ? [] : askedFor(query, index);
    const looked = isOfChild(folded(query).trim()) ? [...asked, "child"] : asked;
    const { pages, meant } = own.length ? { pages: own, meant: [] } : find(index, looked);
    const show = searchMarks(asked, meant, query);
    return pages.map(parts => show(parts.map(({ place, ...part }) => ({ ...part, doc: index.docs[place] }))));
  };

  window.Worker = class extends EventTarget {
    postMessage({ type, data }) {
      if (type === 0) this.begin(make(data, little));
      /* Before the next key, which may go to a result, and after the bundle has noted what was asked. */
      if (type === 2) queueMicrotask(() => this.say({ type: 3, data: { items: answer(data, this.index) } }));
    }

    begin(making) {
      const until = performance.now() + piece;
      let step = making.next();
      while (!step.done && performance.now() < until) step = making.next();
      this.index = step.value;
      if (step.done) this.say({ type: 1 });
      else setTimeout(() => this.begin(making));
    }

    say(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
  };
}
