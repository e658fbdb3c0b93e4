/* Days of three calendars, and the clocks of five countries: arithmetic alone, nothing of the page.
   A day is a number; day 0 is 1 January 1970 of the Gregorian calendar. */
const calendar = (() => {
  const DAY = 86400000;
  const NAMES = ["gregorian", "solar", "hijri"];

  const gregorian = {
    toDay: ({ y, m, d }) => Date.UTC(y, m - 1, d) / DAY,
    fromDay: day => {
      const date = new Date(day * DAY);
      return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
    },
    length: (y, m) => new Date(Date.UTC(y, m, 0)).getUTCDate(),
  };

  /* Solar Hijri: eight leap years in a run of 33, by what remains of the year. The rule holds for the
     years named here and for no others: a test compares each with the browser's own calendar. */
  const FIRST = 1304;
  const LAST = 1500;
  const NEW_YEAR = -16357; // 21 March 1925, 1 Farvardin 1304
  const LEAP = [1, 5, 9, 13, 17, 22, 26, 30];
  const isLeap = y => LEAP.includes(y % 33);
  const starts = [NEW_YEAR];
  for (let y = FIRST; y <= LAST; y += 1) starts.push(starts[starts.length - 1] + (isLeap(y) ? 366 : 365));
  const solar = {
    toDay: ({ y, m, d }) => starts[y - FIRST] + 30 * (m - 1) + Math.min(m - 1, 6) + d - 1,
    fromDay: day => {
      const at = starts.findIndex(start => start > day) - 1;
      let d = day - starts[at];
      let m = 1;
      while (d >= solar.length(FIRST + at, m)) {
        d -= solar.length(FIRST + at, m);
        m += 1;
      }
      return { y: FIRST + at, m, d: d + 1 };
    },
    length: (y, m) => (m <= 6 ? 31 : m <= 11 || isLeap(y) ? 30 : 29),
  };
  const first = NEW_YEAR;
  const last = starts[starts.length - 1] - 1;

  /* Hijri: the tabular (civil) rule, months of 30 and 29 days in turn and eleven longer years in thirty,
     from Friday 16 July 622 of the Julian calendar. The true month follows the moon and may differ. */
  const EPOCH = -492148;
  const hijri = {
    toDay: ({ y, m, d }) =>
      EPOCH + 354 * (y - 1) + Math.floor((11 * y + 3) / 30) + 29 * (m - 1) + Math.floor(m / 2) + d - 1,
    fromDay: day => {
      const y = Math.floor((30 * (day - EPOCH) + 10646) / 10631);
      let m = 12;
      while (hijri.toDay({ y, m, d: 1 }) > day) m -= 1;
      return { y, m, d: day - hijri.toDay({ y, m, d: 1 }) + 1 };
    },
    length: (y, m) => (m % 2 || (m === 12 && (11 * y + 14) % 30 < 11) ? 30 : 29),
  };
  const kinds = { gregorian, solar, hijri };

  const two = number => `${number}`.padStart(2, "0");
  const text = ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`;

  /* Returns the day that `typed` means in a calendar, or the reason why it means none: its shape, its
     month, its day (with how many there are), or a year that was not tested. The year stands first. */
  const read = (kind, typed) => {
    const found = /^(\d{4})[-\/.\s]+(\d{1,2})[-\/.\s]+(\d{1,2})$/.exec(typed);
    if (!found) return { wrong: "shape" };
    const [y, m, d] = found.slice(1).map(Number);
    const range = [first, last].map(day => text(kinds[kind].fromDay(day)));
    if (y < Number(range[0].slice(0, 4)) || y > Number(range[1].slice(0, 4))) return { wrong: "range", range };
    if (m < 1 || m > 12) return { wrong: "month" };
    const n = kinds[kind].length(y, m);
    if (d < 1 || d > n) return { wrong: "day", y, m, n };
    const day = kinds[kind].toDay({ y, m, d });
    return day < first || day > last ? { wrong: "range", range } : { day };
  };

  const fromDay = (kind, day) => kinds[kind].fromDay(day);

  /* Clocks since 1995, each with the days on which summer time may have held; a day too many at each end. */
  const OLDEST = "1995";
  const years = (from, to, begin, end) =>
    Array.from({ length: to - from + 1 }, (_, at) => [`${from + at}-${begin}`, `${from + at}-${end}`]);
  const CLOCKS = [
    { id: "iraq", offset: "+03:00", summer: "+04:00", spans: years(1995, 2007, "03-31", "10-02") },
    {
      id: "iran", offset: "+03:30", summer: "+04:30",
      spans: [...years(1995, 2005, "03-20", "09-23"), ...years(2008, 2022, "03-20", "09-23")],
    },
    { id: "afghanistan", offset: "+04:30", summer: "", spans: [] },
    {
      id: "pakistan", offset: "+05:00", summer: "+06:00",
      spans: [["2002-04-06", "2002-10-07"], ["2008-05-31", "2008-11-02"], ["2009-04-14", "2009-11-02"]],
    },
    { id: "bangladesh", offset: "+06:00", summer: "+07:00", spans: [["2009-06-18", "2010-01-02"]] },
  ];
  const minutes = offset =>
    (offset[0] === "-" ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  /* Returns what a clock at an offset shows at an instant, to the minute. */
  const local = (instant, offset) =>
    new Date(instant + minutes(offset) * 60000).toISOString().slice(0, 16).replace("T", " ");
  const mayBeSummer = (clock, day) => clock.spans.some(([from, to]) => from <= day && day <= to);

  return { NAMES, CLOCKS, OLDEST, read, fromDay, text, local, mayBeSummer };
})();
