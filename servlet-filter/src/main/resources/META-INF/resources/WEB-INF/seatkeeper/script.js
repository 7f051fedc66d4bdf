/*
 * The pages work without this. With it: times in the reader's own zone, the minutes that are left, how many are ticked,
 * one sending at a time, and a word when the time to choose is over.
 */
(function () {
  "use strict";
  const main = document.querySelector("main.seat");
  const open = document.getElementById("open");
  const over = document.getElementById("over");
  const say = document.getElementById("say");
  const lang = document.documentElement.lang;
  const deadline = Date.now() + Number(main.dataset.secondsLeft) * 1000;

  function text(name, count) {
    const words = count === undefined ? main.dataset[name] : main.dataset[name + (count === 1 ? "One" : "Other")];
    return words.replace("{0}", count === undefined ? "" : new Intl.NumberFormat(lang).format(count));
  }

  // Times in the reader's own zone
  const clock = new Intl.DateTimeFormat(lang, { timeStyle: "short" });
  const full = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });

  function exact(time) {
    const yesterday = new Date();
    yesterday.setDate(yesterday.getDate() - 1);
    if (time.toDateString() === new Date().toDateString()) {
      return main.dataset.today.replace("{0}", clock.format(time));
    }
    return time.toDateString() === yesterday.toDateString()
      ? main.dataset.yesterday.replace("{0}", clock.format(time))
      : full.format(time);
  }

  function tellTimes() {
    document.querySelectorAll("time[data-time]").forEach(function (element) {
      const time = new Date(element.dateTime);
      if (element.dataset.time === "exact") {
        element.textContent = exact(time);
      } else if (element.dataset.time === "clock") {
        element.textContent = clock.format(time);
      }
    });
  }

  tellTimes();
  document.addEventListener("seatkeeper:times", tellTimes); // from a script that has put more of them into the page
  const zone = document.getElementById("zone");
  if (zone) {
    zone.hidden = true;
  }

  // The minutes that are left where there is an end to them, begun ones counted; said aloud at two and at one
  const ends = "secondsLeft" in main.dataset;
  let told = Infinity;

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
    document.getElementById("left").textContent = seconds < 60 ? main.dataset.leftMoment : text("left", minutes);
    if (minutes < told && minutes <= 2) {
      say.textContent = text("say", minutes);
    }
    told = Math.min(told, minutes);
  }

  const ticking = ends ? setInterval(tick, 1000) : 0;
  if (ends) {
    tick();
  }

  // How many are ticked
  const mustGo = Number(main.dataset.mustGo || 0);
  const boxes = Array.from(document.querySelectorAll("input[name=session]"));
  const count = document.getElementById("count");

  function tally() {
    const chosen = boxes.filter(function (box) { return box.checked; }).length;
    const words = [text("chosen", chosen)];
    if (chosen < mustGo) {
      words.push(text("more", mustGo - chosen));
    }
    count.textContent = words.join(" \u00b7 ");
  }

  boxes.forEach(function (box) { box.addEventListener("change", tally); });

  // One sending at a time; a stopped one may be repeated after a while
  let sentAt = 0;
  document.addEventListener("submit", function (event) {
    if (Date.now() - sentAt < 8000) {
      event.preventDefault();
      return;
    }
    sentAt = Date.now();
    open.setAttribute("aria-busy", "true");
    say.textContent = main.dataset.sending;
  });

  // Also when the browser brings the page back, as it was left or with its ticks
  window.addEventListener("pageshow", function (event) {
    sentAt = 0;
    if (event.persisted) {
      say.textContent = "";
    }
    open.removeAttribute("aria-busy");
    if (count && (count.textContent || boxes.some(function (box) { return box.checked; }))) {
      tally();
    }
    if (ends) {
      tick();
    }
  });
})();
