/* Each frame as high as the page in it. Without this they scroll. */
(function () {
  "use strict";
  const frames = document.querySelectorAll(".sight iframe");

  function fit(frame) {
    const sight = frame.parentElement;
    sight.style.setProperty("--height", "0px");
    sight.style.setProperty("--height", frame.contentDocument.documentElement.scrollHeight + "px");
  }

  frames.forEach(function (frame) {
    frame.addEventListener("load", function () { fit(frame); });
    fit(frame);
  });
  window.addEventListener("resize", function () { frames.forEach(fit); });
})();
