// Where a browser has no ResizeObserver, the search bundle would fetch a substitute from elsewhere.
// Ours does nothing, and nothing is fetched; the search works without it.
if (typeof window.ResizeObserver === "undefined") {
  window.ResizeObserver = function () {
    this.observe = this.unobserve = this.disconnect = function () {};
  };
}
