/* A button below each block of code copies what the block holds and nothing else: no line end behind it.
   Where a browser keeps its clipboard to itself the text is marked, for the reader's own keys. */
for (const code of document.querySelectorAll("pre > code")) {
  const words = JSON.parse(document.getElementById("main").dataset.copy);
  const text = code.textContent.replace(/\n$/, "");
  const row = document.createElement("p");
  const button = document.createElement("button");
  const said = document.createElement("span");
  row.className = "copy";
  row.lang = document.documentElement.lang;
  row.dir = document.documentElement.dir;
  button.type = "button";
  button.textContent = words.copy;
  said.setAttribute("role", "status");
  row.append(button, said);
  code.parentElement.after(row);

  const give = event => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  const mark = () => {
    getSelection().selectAllChildren(code);
    document.addEventListener("copy", give, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", give);
    return done;
  };
  let timer = 0;
  button.addEventListener("click", async () => {
    said.textContent = "";
    const own = navigator.clipboard; // absent where the page came over an unsafe way
    const done = own ? await own.writeText(text).then(() => true, mark) : mark();
    said.textContent = done ? words.copied : words.marked;
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, 5000);
  });
}
