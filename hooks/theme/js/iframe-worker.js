/* A worker inside a hidden frame of the same page. Browsers refuse real workers to a page that was
   opened from a folder; on a server the browser's own worker stays. The frame is made with the
   first message, so a reader who never searches never loads it. */
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.url = new URL(url, location.href).href;
    }

    postMessage(data) {
      this.inside ??= start(this);
      this.inside.then(target => target.dispatchEvent(new MessageEvent("message", { data })));
    }
  };

  const start = worker => new Promise(ready => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    /* Some browsers replace the first empty document of a frame: write only after its load. */
    frame.addEventListener("load", () => {
      const inside = frame.contentWindow;
      inside.postMessage = data => worker.dispatchEvent(new MessageEvent("message", { data }));
      const script = inside.document.createElement("script");
      script.src = worker.url;
      script.addEventListener("load", () => ready(inside));
      inside.document.head.append(script);
    }, { once: true });
    document.body.append(frame);
  });
}
