/* The index of the search, and what answers a query from it. The weight of a word in a part of a page
   grows with the field that it is in, and shrinks with the number of parts that have it. */
const searchIndex = (() => {
  const growth = 1.2;
  const longer = /^[\p{L}\p{M}]{5,}$/u;
  const edges = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

  /* Words of a text as the index has them, in the order of the text. */
  const folded = text => fold(text, document.documentElement.lang).toLowerCase();
  const wordsOf = (text, parting) => folded(text).split(parting).map(word => word.replace(edges, "")).filter(Boolean);

  /* Yields after each part of a page: whoever makes the index may let go between two of them. */
  function* make({ common = "", config, docs }, skipped) {
    const parting = new RegExp(config.separator, "u");
    const fields = Object.entries(config.fields).map(([name, { boost }]) => [name, boost]);
    const entries = new Map();
    const split = new Map();
    /* The same letters between two spaces come a hundred times, and are folded once. */
    const entriesOf = letters => {
      const words = wordsOf(letters, parting).filter(word => !skipped.has(word));
      for (const word of words) {
        if (!entries.has(word)) entries.set(word, { word, places: [], weights: [], beside: [], rarity: 0, count: 0 });
      }
      split.set(letters, words.map(word => entries.get(word)));
      return split.get(letters);
    };
    for (const [place, doc] of docs.entries()) {
      for (const [name, boost] of fields) {
        const there = [];
        for (const letters of [doc[name] ?? ""].flat().join(" ").split(" ")) {
          for (const entry of split.get(letters) ?? entriesOf(letters)) {
            if (!entry.count++) there.push(entry);
          }
        }
        for (const entry of there) {
          entry.places.push(place);
          entry.weights.push(boost * (growth + 1) * entry.count / (growth + entry.count));
          entry.count = 0;
        }
      }
      for (const letters of doc.beside?.split(" ") ?? []) {
        for (const { beside } of split.get(letters) ?? entriesOf(letters)) beside.push(place);
      }
      yield;
    }
    const whole = docs.flatMap(({ location }, place) => (location.includes("#") ? [] : [place]));
    for (const letters of common.split(" ")) {
      for (const { beside } of split.get(letters) ?? entriesOf(letters)) beside.push(...whole);
    }
    yield;
    const words = [...entries.keys()].sort().map(word => entries.get(word));
    yield;
    for (const entry of words) {
      const { places } = entry;
      entry.rarity = Math.log(1 + Math.abs((docs.length - places.length + 0.5) / (places.length + 0.5)));
    }
    const pages = new Map();
    const page = docs.map(({ location }, place) => {
      const path = location.split("#")[0];
      if (!pages.has(path)) pages.set(path, place);
      return pages.get(path);
    });
    const codes = new Map(docs.flatMap(({ tags }, place) => tags?.length ? [[folded(tags[0]), place]] : []));
    return { docs, words, page, codes, parting, known: new Map() };
  }

  const beginning = (words, start) => {
    let first = 0;
    for (let end = words.length; first < end;) {
      const middle = (first + end) >> 1;
      if (words[middle].word < start) first = middle + 1;
      else end = middle;
    }
    let last = first;
    while (words[last]?.word.startsWith(start)) last++;
    return words.slice(first, last);
  };

  /* One letter more, less or another, or two of them in each other's place. */
  const isNear = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    const most = Math.min(one.length, other.length);
    let head = 0;
    while (head < most && one[head] === other[head]) head++;
    let tail = 0;
    while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
    const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
    return Math.max(left.length, right.length) < 2
      || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
  };

  /* Pages, best first, each a list of its parts, best first, with the part that begins it among them.
     A part is its place among the docs, its score, and a bit for each asked word that it has; the part that
     begins the page has the bits of the words beside its text too, which lead nowhere and count nothing. */
  const ranked = ({ docs, page }, meant) => {
    const scores = new Float64Array(docs.length);
    const has = new Uint32Array(docs.length);
    const shown = new Uint32Array(docs.length);
    for (const [bit, entries] of meant.entries()) {
      for (const { places, weights, beside, rarity } of entries) {
        for (const place of beside) shown[place] |= 1 << bit;
        for (let i = 0; i < places.length; i++) {
          scores[places[i]] += weights[i] * rarity;
          has[places[i]] |= 1 << bit;
        }
      }
    }
    const found = new Map();
    for (const [place, bits] of has.entries()) {
      if (!bits) continue;
      let count = 0;
      for (let left = bits; left; left &= left - 1) count++;
      const share = count / meant.length + (page[place] === place ? 1 : 0);
      const part = { place, score: scores[place] * (1 + share ** 2), bits: bits | shown[place] };
      if (found.has(page[place])) found.get(page[place]).push(part);
      else found.set(page[place], [part]);
    }
    for (const [first, parts] of found) {
      parts.sort((one, other) => other.score - one.score);
      if (parts.every(({ place }) => place !== first)) parts.push({ place: first, score: 0, bits: shown[first] });
    }
    return [...found.values()].sort(([one], [other]) => other.score - one.score);
  };

  /* A word is looked up by its beginning; beside others one of two letters is looked up whole. A longer
     word that begins no word of a text may be misspelt: what is a letter off is taken for it. */
  const meantBy = ({ words, known }, start, alone) => {
    const key = `${alone} ${start}`;
    if (known.has(key)) return known.get(key);
    const begun = beginning(words, start);
    const found = start.length < 3 && !alone ? begun.filter(({ word }) => word === start) : begun;
    const led = begun.some(({ places }) => places.length) || !longer.test(start);
    const near = led ? [] : words.filter(({ word }) => isNear(word, start));
    known.set(key, [...found, ...near]);
    return known.get(key);
  };

  const find = (index, asked) => {
    const meant = asked.map(start => meantBy(index, start, asked.length === 1));
    return { pages: ranked(index, meant), meant };
  };

  return { make, find, folded, wordsOf };
})();

/* What a result of the search shows: title and text as they are written, what was found in them marked. */
const searchMarks = (() => {
  const { folded } = searchIndex;
  const words = /[\p{L}\p{M}\p{N}\u200c]+(?:-\d\d\b)?/gu;
  /* Parts of a page that show their text; further ones, which are folded away, show their heading. */
  const told = 4;
  const forms = new Map();
  const form = word => {
    if (!forms.has(word)) forms.set(word, folded(word));
    return forms.get(word);
  };
  const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

  const mark = (text, isFound) => {
    let html = "";
    let done = 0;
    for (const { 0: word, index } of text.matchAll(words)) {
      html += escape(text.slice(done, index));
      html += isFound(word) ? `<mark>${escape(word)}</mark>` : escape(word);
      done = index + word.length;
    }
    return html + escape(text.slice(done));
  };

  const firstFound = (text, isFound) => {
    for (const { 0: word, index } of text.matchAll(words)) if (isFound(word)) return index;
    return 0;
  };

  const excerpt = (text, isFound) => {
    const first = firstFound(text, isFound);
    const start = first > 60 ? text.lastIndexOf(" ", first - 40) + 1 : 0;
    const end = text.length - start > 170 ? text.lastIndexOf(" ", start + 170) : text.length;
    const body = mark(text.slice(start, end), isFound);
    return body && `<p>${start ? "… " : ""}${body}${end < text.length ? " …" : ""}</p>`;
  };

  /* Of hundreds of results a reader sees ten: each is made readable when the list asks for it. */
  class Result {
    constructor({ doc, score }, place, terms, isFound) {
      Object.assign(this, { doc, score, place, terms, isFound, location: doc.location });
    }

    get title() {
      const { title, tags } = this.doc;
      return (tags?.length ? `<span class="code">${escape(tags[0])}</span> ` : "") + mark(title, this.isFound);
    }

    get text() {
      return this.place < told ? excerpt(this.doc.text, this.isFound) : "";
    }
  }

  /* `asked` are folded words, `meant` the entries of the index that each of them led to. The part of a page
     that has a word has the bit of it; a word is missing where the whole page lacks it. */
  return (asked, meant, query) => {
    const written = new Map((query.match(words) ?? []).map(word => [form(word), word]));
    const hits = new Set(meant.flat().map(({ word }) => word));
    const isFound = word => hits.has(form(word));
    return parts => {
      const bits = parts.reduce((sum, part) => sum | part.bits, 0);
      const terms = asked.map((word, bit) => [written.get(word) ?? word, (bits & (1 << bit)) !== 0]);
      return parts.map((part, place) => new Result(part, place, place ? {} : Object.fromEntries(terms), isFound));
    };
  };
})();

/* What a query asks for, and the pages that answer it. */
const searchAnswers = (() => {
  const { make, find, folded, wordsOf } = searchIndex;
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

  return { start: data => make(data, little), answer };
})();
