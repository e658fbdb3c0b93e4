/* Keys of the search. The bundle listens to single letters on the whole page (n leads to the next
   page, s to the search) and closes its results on Tab: an officer who types loses his place. Only
   the four keys that belong to a list of results reach it, and only from inside the search. */
{
  const search = document.querySelector("[data-md-component=search]");
  const open = search.querySelector("[data-md-toggle=search]");
  const query = search.querySelector("[data-md-component=search-query]");
  const list = search.querySelector(".find-list");
  const keys = ["ArrowUp", "ArrowDown", "Enter", "Escape"];

  /* Escape closes the results and leaves the field: the next letter would go nowhere. The field is
     given back closed. The bundle opens the results once more after that, on a slow machine much
     later: they stay shut until the reader comes back to the field, clicks it or types. */
  let shut = false;
  window.addEventListener("keydown", event => {
    shut = event.key === "Escape" && search.contains(event.target);
    if (!search.contains(event.target) || !keys.includes(event.key)) event.stopImmediatePropagation();
  }, true);
  window.addEventListener("pointerdown", () => { shut = false; }, true);
  search.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    setTimeout(() => {
      if (shut && open.checked) open.click();
      query.focus();
    });
  });
  for (const sign of ["click", "focusin", "input"]) {
    query.addEventListener(sign, () => {
      if (sign !== "focusin") shut = false;
      if (!open.checked && !shut) open.click();
    });
  }
  /* A click within a click does nothing, so the results are shut once the bundle's click is over. */
  open.addEventListener("change", () => {
    if (open.checked && shut) setTimeout(() => { if (open.checked && shut) open.click(); });
  });
  /* Firefox keeps for a crash, on disk, a box that differs from the page as it was read. */
  open.addEventListener("change", () => { open.defaultChecked = open.checked; });
  /* The bundle reads the field on keyup only: pasted, dictated and composed text has none. */
  query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  query.form.addEventListener("submit", event => event.preventDefault());

  search.addEventListener("focusout", event => {
    if (event.relatedTarget && !search.contains(event.relatedTarget)) shut = false;
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
