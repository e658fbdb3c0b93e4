/* The index of the search, and what answers a query from it. The weight of a word in a part of a page
   grows with the field that it is in, and shrinks with the number of parts that have it. */
const searchIndex = (() => {
  const growth = 1.2;
  const signs = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const plain = html => html.replace(/<[^>]*>/g, " ").replace(/&(?:lt|gt|amp);/g, sign => signs[sign]);
  const longer = /^[\p{L}\p{M}]{5,}$/u;
  const edges = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

  /* Words of a text as the index has them, in the order of the text. */
  const folded = text => fold(text, document.documentElement.lang).toLowerCase();
  const wordsOf = (text, parting) => folded(text).split(parting).map(word => word.replace(edges, "")).filter(Boolean);

  /* Yields after each part of a page: whoever makes the index may let go between two of them. */
  function* make({ config, docs }, skipped) {
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
        for (const letters of plain([doc[name] ?? ""].flat().join(" ")).split(" ")) {
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

  return { make, find, folded, wordsOf, plain };
})();
