/* Parts of a page that fold. A link to one that is shut opens it, and paper shows what the screen
   folds away; afterwards each is as the reader left it. */
{
  const folds = [...document.querySelectorAll(".fold")];
  const reveal = () => {
    const there = document.querySelector(":target");
    const fold = there && there.closest(".fold");
    if (!fold || fold.open) return;
    fold.open = true;
    there.scrollIntoView();
  };
  /* The browser looks for its target when the page is read, behind this script. */
  for (const sign of ["load", "hashchange"]) window.addEventListener(sign, reveal);

  let shut = [];
  window.addEventListener("beforeprint", () => {
    shut = folds.filter(fold => !fold.open);
    for (const fold of shut) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of shut) fold.open = false;
  });
}
