/* Shows what is overdue when the reader's own clock is past its date: the notice of a page, and the
   marks and counts of the expiry board. Shows the button that prints the page. A stick is kept for
   years; nothing is stored. */
{
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map(part => `${part}`.padStart(2, "0")).join("-");
  for (const notice of document.querySelectorAll("[data-due]")) {
    notice.hidden = today <= notice.dataset.due;
  }

  const written = months => `${now.getDate()} ${months[now.getMonth()]} ${now.getFullYear()}`;
  for (const line of document.querySelectorAll("[data-say]")) {
    const { say, wrong, since, months } = line.dataset;
    const marks = [...line.closest("details, section").querySelectorAll("td [data-due]")];
    const late = marks.filter(mark => !mark.hidden).length;
    const values = { n: late, m: marks.length, date: months && written(months.split("|")) };
    line.textContent = say.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    if (since && today < since) {
      line.textContent += ` ${wrong}`;
    }
    line.hidden = !late && !months;
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
