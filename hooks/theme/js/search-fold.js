/* Stands between the search bundle and its worker. The worker gets folded words; the results get
   their own title and text back, as they are written, with the words that were found marked.
   Message types are the bundle's: 0 index, 2 query, 3 results. */
{
  const language = document.documentElement.lang;
  const words = /[\p{L}\p{M}\p{N}\u200c]+(?:-\d\d\b)?/gu;
  const originals = new Map();
  let asked = new Map();

  /* Each word is searched by its beginning, and “in” begins too much: small words are left out. */
  const small = /^(?:an?|and|are|as|at|be|by|do|for|from|how|i|if|in|is|it|me|my|of|on|or|the|to|was|what|who|with)$/i;

  /* A code is typed as it comes, or as people say it: “cl 13”, “f6”, “CL–05”, “form 6”, “checklist 5”. */
  const code = /^\s*(cl|[a-z]|form|checklist|list|فارم|چیک لسٹ|لسٹ)[\s\u2010-\u2015-]*([\d٠-٩۰-۹০-৯]{1,2})\s*$/i;
  const letters = { form: "F", checklist: "CL", list: "CL", "فارم": "F", "چیک لسٹ": "CL", "لسٹ": "CL" };

  /* One letter begins half of all words, and the list of their places is of no use to anybody. */
  const telling = query => {
    const typed = query.match(code);
    if (typed) {
      const meant = `${letters[typed[1].toLowerCase()] ?? typed[1]}-${typed[2].padStart(2, "0")}`;
      const own = fold(meant, language).toLowerCase();
      if ([...originals.values()].some(({ tags }) => tags && fold(tags[0], language).toLowerCase() === own)) return meant;
    }
    /* A code that is typed half, “CL-”, would exclude every word: to the search a sign alone is a “not”. */
    const words = query.replace(/(^|[^\p{L}\p{M}\p{N}])[-+~^:*]+|[-+~^:*]+(?=\s|$)/gu, "$1").trim();
    const kept = words.split(/\s+/).filter(word => !small.test(word));
    const said = kept.join("") ? kept.join(" ") : words;
    return [...said].length < 2 ? "" : said;
  };

  /* What finds nothing may be misspelt: it is asked once more, each longer word a letter off. Only
     the last query is, and its first answer is kept back; an answer has more than one listener. */
  const longer = /^[\p{L}\p{M}]{5,}$/u;
  const judged = new WeakMap();
  let last = "";
  let waiting = 0;

  const judge = message => {
    if (message.type !== 3 || judged.has(message)) return "";
    waiting--;
    const words = waiting || message.data.items.length ? [] : last.split(/\s+/);
    const loose = words.map(word => longer.test(word) ? `${word}~1` : word).join(" ");
    judged.set(message, loose.includes("~1") ? loose : "");
    return judged.get(message);
  };

  const foldDoc = doc => ({
    ...doc,
    title: fold(doc.title, language),
    text: fold(doc.text, language),
    tags: doc.tags?.map(tag => fold(tag, language)),
  });

  const send = message => {
    if (message.type === 0) {
      for (const doc of message.data.docs) originals.set(doc.location, doc);
      return { ...message, data: { ...message.data, docs: message.data.docs.map(foldDoc) } };
    }
    if (message.type === 2) {
      const every = message.data.match(words) ?? [];
      const great = every.filter(word => !small.test(word));
      const typed = great.length ? great : every;
      asked = new Map(typed.map(word => [fold(word, language).toLowerCase(), word]));
      last = fold(telling(message.data), language);
      waiting++;
      return { ...message, data: last };
    }
    return message;
  };

  const receive = message => {
    if (message.type === 3) for (const page of message.data.items) {
      const found = new Set(page.flatMap(({ terms }) => Object.keys(terms).filter(term => terms[term])));
      for (const item of page) restore(item, found);
    }
    return message;
  };

  /* Of hundreds of results a reader sees ten: each is made readable when the list asks for it. */
  const later = (item, key, make) => Object.defineProperty(item, key, {
    get: () => {
      const value = make();
      Object.defineProperty(item, key, { value });
      return value;
    },
    configurable: true,
    enumerable: true,
  });

  /* A word is missing where the whole page lacks it, not where one part of it does. */
  const restore = (item, found) => {
    const { title, text, tags } = originals.get(item.location);
    const code = tags ? `<span class="code">${escape(tags[0])}</span> ` : "";
    delete item.tags;
    later(item, "title", () => code + mark(plain(title)));
    later(item, "text", () => excerpt(plain(text)));
    item.terms = Object.fromEntries(
      Object.keys(item.terms).map(term => [asked.get(term) ?? term, found.has(term)]),
    );
  };

  const plain = html => new DOMParser()
    .parseFromString(html.replaceAll("<", " <"), "text/html")
    .body.textContent.replace(/\s+/g, " ").trim();

  const isFound = word => {
    const form = fold(word, language).toLowerCase();
    return [...asked.keys()].some(term => form.startsWith(term));
  };

  const excerpt = text => {
    const found = [...text.matchAll(words)].find(([word]) => isFound(word));
    const start = found && found.index > 60 ? text.lastIndexOf(" ", found.index - 40) + 1 : 0;
    const end = text.length - start > 170 ? text.lastIndexOf(" ", start + 170) : text.length;
    const body = mark(text.slice(start, end));
    return body && `<p>${start ? "… " : ""}${body}${end < text.length ? " …" : ""}</p>`;
  };

  const mark = text => {
    let html = "";
    let done = 0;
    for (const { 0: word, index } of text.matchAll(words)) {
      html += escape(text.slice(done, index));
      html += isFound(word) ? `<mark>${escape(word)}</mark>` : escape(word);
      done = index + word.length;
    }
    return html + escape(text.slice(done));
  };

  const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

  window.Worker = class extends window.Worker {
    postMessage(message) {
      super.postMessage(send(message));
    }

    addEventListener(type, listener, options) {
      const heard = type === "message"
        ? ({ data }) => {
          const loose = judge(data);
          if (loose) this.again(loose);
          if (!judged.get(data)) listener(new MessageEvent("message", { data: receive(data) }));
        }
        : listener;
      super.addEventListener(type, heard, options);
    }

    again(data) {
      last = "";
      waiting++;
      super.postMessage({ type: 2, data });
    }
  };
}
