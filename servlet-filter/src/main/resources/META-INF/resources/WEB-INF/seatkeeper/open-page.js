/*
 * For the site's own pages: <script src="/seatkeeper/open-page.js" defer></script>. Says so, without a reload, when the
 * reader of an open page is logged in no more. Asks the site now and then, while the page is looked at.
 */
(function () {
  "use strict";
  const base = document.currentScript.src.replace(/open-page\.js.*$/, "");
  const RETRY_SECONDS = 60;
  let wasLoggedIn = false;
  let asking = false;
  let nextAt = 0;
  let timer;
  let bar = null;
  let closed = false;

  function ask() {
    clearTimeout(timer);
    if (asking || document.visibilityState !== "visible") {
      return;
    }
    asking = true;
    fetch(base + "status", {
      credentials: "same-origin",
      cache: "no-store",
      headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
    })
      .then(function (response) {
        return response.ok ? response.json() : Promise.reject(new Error(String(response.status)));
      })
      .then(told, function () { askIn(RETRY_SECONDS); })
      .finally(function () { asking = false; });
  }

  // Timers stand still while the computer sleeps: what counts is the time of day
  function askIn(seconds) {
    nextAt = Date.now() + seconds * 1000;
    timer = setTimeout(ask, seconds * 1000);
  }

  function told(status) {
    if (status.loggedIn) {
      wasLoggedIn = true;
      closed = false;
      hide();
      askIn(status.askAgainIn);
    } else if (wasLoggedIn || status.ended) {
      nextAt = Infinity;
      wasLoggedIn = true;
      show(status);
    } else {
      nextAt = Infinity;
    }
  }

  function show(status) {
    if (bar || closed) {
      return;
    }
    bar = document.createElement("div");
    const inside = bar.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = base + "open-page.css";
    const box = element("div", "bar");
    box.setAttribute("role", "status");
    const text = element("p", "text");
    const link = element("a", "link");
    link.href = base + "login?to=" + encodeURIComponent(location.pathname.replace(/;[^/]*/g, "") + location.search);
    const close = element("button", "close");
    close.type = "button";
    close.setAttribute("aria-label", status.close);
    close.textContent = "\u00d7";
    close.addEventListener("click", function () {
      closed = true;
      hide();
    });
    box.append(text, link, close);
    inside.append(style, box);
    bar.lang = status.lang;
    document.body.append(bar);
    // filled in after it is there: then screen readers say it
    setTimeout(function () {
      text.textContent = status.message;
      link.textContent = status.link;
    }, 100);
  }

  function element(name, part) {
    const made = document.createElement(name);
    made.setAttribute("part", part);
    made.className = part;
    return made;
  }

  function hide() {
    if (bar) {
      bar.remove();
      bar = null;
    }
  }

  // Looked at again, woken up, or brought back: somebody may have logged in again elsewhere, too
  function wake() {
    if (Date.now() >= nextAt || wasLoggedIn && nextAt === Infinity) {
      ask();
    }
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      nextAt = 0;
      ask();
    }
  });
  ask();
})();
