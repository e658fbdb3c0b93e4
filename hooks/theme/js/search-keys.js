/* Keys of the search. The bundle listens to single letters on the whole page (n leads to the next
   page, s to the search) and closes its results on Tab: an officer who types loses his place. Only
   the four keys that belong to a list of results reach it, and only from inside the search. */
{
  const search = document.querySelector("[data-md-component=search]");
  const open = search.querySelector("[data-md-toggle=search]");
  const query = search.querySelector("[data-md-component=search-query]");
  const list = search.querySelector(".find-list");
  const keys = ["ArrowUp", "ArrowDown", "Enter", "Escape"];

  window.addEventListener("keydown", event => {
    if (!search.contains(event.target) || !keys.includes(event.key)) event.stopImmediatePropagation();
  }, true);

  /* Escape closes the results and leaves the field: the next letter would go nowhere. The field is
     given back closed; a click or a letter opens the results again. */
  let back = false;
  search.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const asked = query.value;
    setTimeout(() => {
      back = true;
      query.focus();
      back = false;
    });
    /* The bundle opens the results a moment after the field was reached from one of them. */
    setTimeout(() => {
      if (open.checked && query.value === asked) open.click();
    }, 30);
  });
  for (const sign of ["click", "focusin", "input"]) {
    query.addEventListener(sign, () => {
      if (!open.checked && !back) open.click();
    });
  }
  /* Firefox keeps for a crash, on disk, a box that differs from the page as it was read. */
  open.addEventListener("change", () => { open.defaultChecked = open.checked; });
  /* The bundle reads the field on keyup only: pasted, dictated and composed text has none. */
  query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  query.form.addEventListener("submit", event => event.preventDefault());

  search.addEventListener("focusout", event => {
    if (open.checked && !search.contains(event.relatedTarget)) open.click();
  });

  /* Somebody in the worst moment may type what no page has: the way out of it is shown. */
  const way = search.querySelector(".find-now");
  const shown = new MutationObserver(() => {
    for (const stop of list.querySelectorAll("[tabindex]")) stop.tabIndex = 0;
    if (way) way.hidden = !query.value || list.hasChildNodes();
  });
  for (const part of [list, search.querySelector(".find-count")]) shown.observe(part, { childList: true });
}
