/* Each frame as high as the page in it. Without this they scroll. */
(function () {
  "use strict";
  const frames = document.querySelectorAll(".sight iframe");

  function fit(frame) {
    const page = frame.contentDocument.documentElement;
    // null while the page is on its way; it is fitted when it has loaded
    if (page) {
      const sight = frame.parentElement;
      sight.style.setProperty("--height", "0px");
      sight.style.setProperty("--height", page.scrollHeight + "px");
    }
  }

  frames.forEach(function (frame) {
    frame.addEventListener("load", function () { fit(frame); });
    fit(frame);
  });
  window.addEventListener("resize", function () { frames.forEach(fit); });
})();
