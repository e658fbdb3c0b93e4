/* Stands between the search bundle and its worker. The worker gets folded words; the results get
   their own title and text back, as they are written, with the words that were found marked.
   Message types are the bundle's: 0 index, 2 query, 3 results. */
{
  const language = document.documentElement.lang;
  const words = /[\p{L}\p{M}\p{N}\u200c]+(?:-\d\d\b)?/gu;
  const originals = new Map();
  let asked = new Map();

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
      const typed = message.data.match(words) ?? [];
      asked = new Map(typed.map(word => [fold(word, language).toLowerCase(), word]));
      return { ...message, data: fold(message.data, language) };
    }
    return message;
  };

  const receive = message => {
    if (message.type === 3) for (const item of message.data.items.flat()) restore(item);
    return message;
  };

  const restore = item => {
    const { title, text, tags } = originals.get(item.location);
    const code = tags ? `<span class="code">${escape(tags[0])}</span> ` : "";
    delete item.tags;
    item.title = code + mark(plain(title));
    item.text = excerpt(plain(text));
    item.terms = Object.fromEntries(
      Object.entries(item.terms).map(([term, found]) => [asked.get(term) ?? term, found]),
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
        ? ({ data }) => listener(new MessageEvent("message", { data: receive(data) }))
        : listener;
      super.addEventListener(type, heard, options);
    }
  };
}
