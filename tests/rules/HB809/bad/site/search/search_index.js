var __index = {"config":{"lang":["en"]},"docs":[{"location":"index.html","text":"","title":"Home"},{"location":"index.html#main","text":"","title":"Home"}]};
fetch("a");
