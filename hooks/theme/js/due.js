/* Shows the notice "overdue since …" when the reader's own clock is past the date of the page, and
   the button that prints the page. A stick is kept for years; nothing is stored. */
{
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map(part => `${part}`.padStart(2, "0")).join("-");
  for (const notice of document.querySelectorAll("[data-due]")) {
    notice.hidden = today <= notice.dataset.due;
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
