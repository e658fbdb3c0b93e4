/* MIT */
const names = "http";
