/* What a result of the search shows: title and text as they are written, what was found in them marked. */
const searchMarks = (() => {
  const { folded, plain } = searchIndex;
  const words = /[\p{L}\p{M}\p{N}\u200c]+(?:-\d\d\b)?/gu;
  /* Parts of a page that show their text; further ones, which are folded away, show their heading. */
  const told = 4;
  const forms = new Map();
  const form = word => {
    if (!forms.has(word)) forms.set(word, folded(word));
    return forms.get(word);
  };
  const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
  const readable = html => plain(html).replace(/\s+/g, " ").trim();

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
      return (tags?.length ? `<span class="code">${escape(tags[0])}</span> ` : "") + mark(readable(title), this.isFound);
    }

    get text() {
      return this.place < told ? excerpt(readable(this.doc.text), this.isFound) : "";
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
