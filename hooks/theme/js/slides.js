/* Steps through the slides of a session, which stand below the heading `slides`, a heading a slide: with
   arrows, space, Page Up and Down (as remote controls send), Home and End, or a click. Escape ends it.
   What is said beside a slide is not shown. Without this script they are a part of the page. */
const begin = document.querySelector(".slides-show");
const own = [];
for (let at = document.getElementById("slides").nextElementSibling; at && at.tagName !== "H2"; at = at.nextElementSibling) {
  if (at.tagName === "H3") own.push([at]);
  else if (own.length && at.tagName === "UL") own.at(-1).push(at);
}
const stage = document.createElement("dialog");
const slide = document.createElement("div");
const count = document.createElement("p");
let shown = 0;
stage.className = "slide-screen";
stage.setAttribute("aria-label", document.getElementById("slides").textContent);
slide.setAttribute("aria-live", "polite");
count.dir = "ltr";
stage.append(slide, count);
begin.parentElement.after(stage);

const show = number => {
  shown = Math.min(Math.max(number, 0), own.length - 1);
  slide.replaceChildren(...own[shown].map(part => {
    const copy = part.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    return copy;
  }));
  count.textContent = `${shown + 1}/${own.length}`;
};
const forward = getComputedStyle(stage).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
const steps = { " ": 1, Enter: 1, PageDown: 1, ArrowDown: 1, PageUp: -1, ArrowUp: -1, ArrowLeft: -1, ArrowRight: -1, [forward]: 1, Home: -Infinity, End: Infinity };
stage.addEventListener("keydown", event => {
  if (!(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  show(shown + (event.shiftKey && event.key === " " ? -1 : steps[event.key]));
});
stage.addEventListener("click", () => show(shown + 1));
begin.addEventListener("click", () => {
  show(0);
  stage.showModal();
  stage.focus();
});
stage.tabIndex = -1;
begin.parentElement.hidden = false;
