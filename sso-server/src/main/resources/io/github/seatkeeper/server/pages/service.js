/* The pages work without this. With it: times in the reader's own zone, and a job's progress that moves by itself. */
(function () {
  "use strict";
  const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

  function localTimes(root) {
    root.querySelectorAll("time[data-exact]").forEach(function (element) {
      element.title = element.textContent;
      element.textContent = full.format(new Date(element.dateTime));
    });
  }

  localTimes(document);

  // The job, until it is done; after some failures in a row the link on the page is left to look again
  const MOST_MISSES = 5;
  let misses = 0;
  const job = document.getElementById("job");
  const say = document.getElementById("job-say");

  function isRunning() {
    return job !== null && job.querySelector("[data-running]") !== null;
  }

  async function look() {
    let missed = false;
    try {
      const answer = await fetch("/admin/session-limits/job", { redirect: "error", signal: AbortSignal.timeout(10000) });
      missed = !answer.ok;
      if (answer.ok && !job.contains(document.activeElement)) {
        const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
        localTimes(piece);
        job.replaceChildren.apply(job, Array.from(piece.body.childNodes));
      }
    } catch (failure) {
      missed = true;
    }
    misses = missed ? misses + 1 : 0;
    if (misses > MOST_MISSES) {
      return;
    }
    if (isRunning()) {
      setTimeout(look, 1000);
    } else {
      say.textContent = job.textContent.trim();
    }
  }

  if (isRunning()) {
    setTimeout(look, 1000);
  }

  // One sending at a time; a stopped one may be repeated after a while
  let sentAt = 0;
  document.addEventListener("submit", function (event) {
    if (event.target.method === "post") {
      if (Date.now() - sentAt < 8000) {
        event.preventDefault();
        return;
      }
      sentAt = Date.now();
    }
  });
  window.addEventListener("pageshow", function () { sentAt = 0; });
})();
