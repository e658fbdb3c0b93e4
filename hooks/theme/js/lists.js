/* Lists: how many items are left at each pause point, and a button that clears the ticks. The ticks
   live in the page alone and are gone when it closes. */
for (const sheet of document.querySelectorAll(".sheet")) {
  const words = document.getElementById("main").dataset;
  const boxes = [...sheet.querySelectorAll(".item input")];

  const parts = [...sheet.querySelectorAll(".pause")].map(pause => {
    const items = pause.nextElementSibling;
    return { left: pause.querySelector("[data-left]"), boxes: [...items.querySelectorAll("input")] };
  });

  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "sheet-clear";
  clear.textContent = words.clear;
  sheet.querySelector(".sheet-print")?.append(clear);

  const count = () => {
    for (const { left, boxes: own } of parts) {
      const open = own.filter(box => !box.checked).length;
      left.textContent = open ? words.left.replace("{n}", open) : words.done;
      left.classList.toggle("left-none", !open);
    }
    clear.hidden = !boxes.some(box => box.checked);
  };

  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    count();
    boxes[0]?.focus();
  });
  sheet.addEventListener("change", count);
  count();
}
