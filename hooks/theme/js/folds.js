/* What folds. Escape shuts a menu of the head and leaves the reader on its name; within the search it is
   the search's. In a page, a link to a part that is shut opens it, a meaning leads back to its word, and
   paper shows what the screen folds away; afterwards each is as it was left. */
{
  window.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && document.querySelector(".menu[open]");
    if (!menu || event.target.closest("[role=search]")) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  }, true);

  /* On a phone nothing stands between the reader and the first lines of a page, which may say Stop. */
  const parts = document.querySelector(".toc details");
  const narrow = matchMedia("(max-width: 75rem)");
  const fit = () => { if (parts) parts.open = !narrow.matches; };
  narrow.addEventListener("change", fit);
  fit();

  const FOLDS = ".fold, .board-part, .leaf";
  const folds = [...document.querySelectorAll(FOLDS)];
  const reveal = () => {
    const there = document.querySelector(":target");
    const fold = there && there.closest(FOLDS);
    if (!fold || fold.open) return;
    fold.open = true;
    there.scrollIntoView();
  };
  /* The browser looks for its target when the page is read, behind this script. */
  for (const sign of ["load", "hashchange"]) window.addEventListener(sign, reveal);

  /* A word leads to its meaning at the end of the page, and its meaning back to where it was read. */
  for (const term of document.querySelectorAll(".term")) {
    term.addEventListener("click", () => {
      const back = document.querySelector(`${term.hash} .term-back`);
      term.id = `read-${term.hash.slice(1)}`;
      back.firstChild.href = `#${term.id}`;
      back.hidden = false;
    });
  }

  let shut = [];
  window.addEventListener("beforeprint", () => {
    shut = folds.filter(fold => !fold.open);
    for (const fold of shut) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of shut) fold.open = false;
  });
}
