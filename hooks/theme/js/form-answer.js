/* Answers: how one is brought into shape when its field is left, and what is wrong with it. The forms
   of the kinds come with the page, from the one place that the checks of the build read too. */
const formAnswer = (() => {
  const MOST = 100;
  /* signs that nobody sees and that come along when something is copied */
  const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

  const isDigit = code => /\p{Nd}/u.test(String.fromCodePoint(code));
  /* Digits of a script stand in a run of ten from its zero on. */
  const digit = sign => {
    let at = sign.codePointAt(0);
    const end = at;
    while (at > 0 && isDigit(at - 1)) at -= 1;
    return `${(end - at) % 10}`;
  };
  /* Returns a text in Latin digits and without what cannot be seen, as numbers, times and names of things
     are compared. */
  const inLatin = text => text.replace(unseen, "").trim().replace(/\p{Nd}/gu, digit).replace(/\u2212/g, "-");

  /* An address as a browser shows it, without its beginning; “ahmad.khan” and “photo.jpg” are none. */
  const host = /^(?:www(?:\.|\[\.\])(?=\S)|(?=[^/\s]+\/))[\p{L}\p{N}-]+(?:(?:\.|\[\.\])[\p{L}\p{N}-]+)*(?:\.|\[\.\])\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

  /* What people write for one thing, by kind; “1,200” stays wrong, as it may be a thousand or one. */
  const habits = {
    text: text => text.replace(/\s*[\r\n]\s*/g, " "),
    url: text => {
      const address = text.replace(/\n/g, "").trim();
      return host.test(address) ? `${address.includes("[.]") ? "hxxps" : "https"}://${address}` : address;
    },
    integer: text => text.replace(/^\+(?=\d)/, ""),
    number: text => text.replace(/^\+(?=\d)/, "").replace("\u066b", ".").replace(/^(-?\d+),(\d\d?)$/, "$1.$2"),
    sha256: text => text.replace(/\s+/g, "").toLowerCase(),
    /* Without its sign only what an offset can end with: “07:12” is a time of the day. */
    offset: text => text.replace(/^(?:([+-])(\d\d?):?|(\d\d?):(?=00|30|45))(\d\d)$/, (_, sign, hours, bare, minutes) =>
      `${sign || "+"}${(hours || bare).padStart(2, "0")}:${minutes}`),
    "utc-time": text => text.replace(/^(\S{10})[ t](\d\d:\d\d)(:\d\d)? ?(?:z|utc)$/i, (_, day, time, seconds) =>
      `${day}T${time}${seconds || ":00"}Z`),
  };

  const stamp = date => `${date.toISOString().slice(0, 19)}Z`;
  const isReal = time => {
    const date = new Date(time);
    return !isNaN(date) && stamp(date) === time && time >= "0001";
  };

  /* What fits its form and is none all the same; of what is no space to this script, and is one elsewhere. */
  const real = {
    date: text => isReal(`${text}T00:00:00Z`),
    "utc-time": isReal,
    url: text => !/[\u001c-\u001f\u0085]/.test(text),
  };

  /* `kinds` has of each kind what its row in hooks/handbook/fieldkinds.py says. */
  const make = kinds => {
    const forms = new Map(Object.keys(kinds).filter(kind => kinds[kind].pattern)
      .map(kind => [kind, new RegExp(`^(?:${kinds[kind].pattern})$`)]));
    const most = kind => kinds[kind].longest || MOST;
    /* Returns an answer as it is kept: what is written from the left without unseen signs, in Latin digits. */
    const tidy = (kind, text) => {
      const { latin, any_digits: any } = kinds[kind];
      const plain = latin ? text.replace(unseen, "").trim() : text.trim();
      const shaped = latin && !any ? inLatin(plain) : plain;
      return habits[kind] ? habits[kind](shaped) : shaped;
    };
    /* Returns the reason why `text` is no answer of a kind; empty where it is one. */
    const fault = (kind, text) => {
      if (!text) return "text";
      if (/\p{Cs}/u.test(text)) return "sign";
      if ([...text].length > most(kind)) return forms.has(kind) && !kinds[kind].longest ? kind : "long";
      if (forms.has(kind) && !forms.get(kind).test(text)) return kind;
      if (real[kind] && !real[kind](text)) return kind;
      return !kinds[kind].multiline && text.includes("\n") ? "text" : "";
    };
    return { tidy, fault, most };
  };

  /* Returns the instant that a clock with an offset shows as `text`, as UTC; empty where there is none. */
  const utc = (text, offset) => {
    const found = /^(\d{4}-\d\d-\d\d)[T ]+(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
    const way = /^([+-])(\d\d):(\d\d)$/.exec(offset);
    if (!found || !way) return "";
    const local = `${found[1]}T${found[2]}:${found[3]}:${found[4] || "00"}Z`;
    if (!isReal(local)) return "";
    const shift = (way[1] === "-" ? -1 : 1) * (Number(way[2]) * 60 + Number(way[3]));
    const time = new Date(new Date(local).getTime() - shift * 60000);
    const made = isNaN(time) ? "" : stamp(time);
    return isReal(made) ? made : "";
  };

  const offset = date => {
    const minutes = -date.getTimezoneOffset();
    const size = Math.abs(minutes);
    const two = number => `${number}`.padStart(2, "0");
    return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };

  /* Returns an address as text that no program opens: hxxps, and [.] for each dot of the host. */
  const defang = text => text.replace(/\bh(?:tt|xx)p(s?):\/\/([^\s\/?#<>"]*)/gi, (_, secure, host) =>
    `hxxp${secure.toLowerCase()}://${host.replace(/\[?\.\]?/g, "[.]")}`);

  /* Returns the direction of an answer: a sentence of a right-to-left form may begin with a code. */
  const way = (text, dir) => (dir === "rtl" && /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text) ? "rtl" : "auto");

  return { make, way, habits, inLatin, stamp, isReal, utc, offset, defang };
})();
