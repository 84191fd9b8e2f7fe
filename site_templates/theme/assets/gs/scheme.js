/* Runs in the head, before anything is painted, so that a chosen appearance does not flash.
   Everything works without it: the stylesheet then follows the device. */
(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  try {
    var chosen = localStorage.getItem("gs-scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch (_) {
    /* Storage is blocked: follow the device. */
  }
})();
