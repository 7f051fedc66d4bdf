/* The pages work without this. With it, the list to choose from tells the minutes that are left and how many are ticked. */
(function () {
  "use strict";
  const open = document.getElementById("open");
  if (open === null) {
    return;
  }
  const over = document.getElementById("over");
  const say = document.getElementById("say");
  const left = document.getElementById("left");
  const deadline = Date.now() + Number(open.dataset.secondsLeft) * 1000;
  let told = Infinity;

  function minutesLeft(minutes) {
    return minutes + (minutes === 1 ? " minute left" : " minutes left");
  }

  function tick() {
    const seconds = (deadline - Date.now()) / 1000;
    const minutes = Math.ceil(seconds / 60);
    if (seconds <= 0) {
      open.hidden = true;
      over.hidden = false;
      over.focus();
      document.title = over.querySelector("h1").textContent;
      clearInterval(ticking);
      return;
    }
    left.textContent = seconds < 60 ? "(less than a minute left)" : "(" + minutesLeft(minutes) + ")";
    if (minutes < told && minutes <= 2) {
      say.textContent = minutesLeft(minutes) + " to choose.";
    }
    told = Math.min(told, minutes);
  }

  const ticking = setInterval(tick, 1000);
  tick();

  const mustGo = Number(open.dataset.mustGo);
  const boxes = Array.from(document.querySelectorAll("input[type=checkbox][name=session]"));
  const count = document.getElementById("count");

  function tally() {
    const chosen = boxes.filter(function (box) { return box.checked; }).length;
    count.textContent = chosen + " chosen" + (chosen < mustGo ? " \u00b7 " + (mustGo - chosen) + " more to choose" : "");
  }

  boxes.forEach(function (box) { box.addEventListener("change", tally); });
  window.addEventListener("pageshow", function () {
    if (count && boxes.some(function (box) { return box.checked; })) {
      tally();
    }
    tick();
  });
})();
