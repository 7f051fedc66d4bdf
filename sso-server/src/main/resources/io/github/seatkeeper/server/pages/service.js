/* Session limits works without this. With it a job's progress moves by itself. */
(function () {
  "use strict";
  // After some failures in a row the link on the page is left to look again
  const MOST_MISSES = 5;
  let misses = 0;
  const job = document.getElementById("job");
  const say = document.getElementById("say");

  function isRunning() {
    return job.querySelector("[data-running]") !== null;
  }

  async function look() {
    let missed = false;
    try {
      const answer = await fetch("/admin/session-limits/job", { redirect: "error", signal: AbortSignal.timeout(10000) });
      missed = !answer.ok;
      if (answer.ok && !job.contains(document.activeElement)) {
        const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
        job.replaceChildren.apply(job, Array.from(piece.body.childNodes));
        document.dispatchEvent(new Event("seatkeeper:times"));
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
})();
