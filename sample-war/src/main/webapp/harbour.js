/*
 * The box "Log in" on the front page, without leaving it. Without this script its form goes to /login like any other.
 * What the site's filter answers is JSON: 200 logged in, 409 all places taken, 401 refused, 503 not just now.
 */
(function () {
  "use strict";
  const form = document.getElementById("box-login");
  if (!form || !window.fetch || !window.HTMLDialogElement) {
    return;
  }
  const message = document.getElementById("box-message");
  const dialog = document.getElementById("places");
  const places = dialog.querySelector("form");
  const list = dialog.querySelector("fieldset ul");
  const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }); // as the page is
  let busy = false;
  let language = "";

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    send(form.action, { username: form.username.value, password: form.password.value });
  });

  places.addEventListener("submit", function (event) {
    event.preventDefault();
    const ticked = Array.from(list.querySelectorAll("input:checked"), function (box) { return box.value; });
    const action = event.submitter ? event.submitter.value : "logout";
    if (action === "cancel") {
      dialog.close();
      return;
    }
    send(dialog.dataset.action, {
      pending: dialog.dataset.pending, csrf: dialog.dataset.csrf, session: ticked, action: action
    });
  });

  /* One sending at a time; the answer decides what is shown. */
  function send(url, fields) {
    if (busy) {
      return;
    }
    busy = true;
    tell("");
    fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(fields)
    }).then(function (response) {
      language = response.headers.get("Content-Language") || "";
      return response.json();
    }).then(show, function () {
      language = "";
      tell("We did not get through. Please try again.");
    }).then(function () {
      busy = false;
    });
  }

  function show(answer) {
    if (answer.outcome === "logged_in") {
      greet(answer);
    } else if (answer.outcome === "session_limit") {
      offer(answer);
    } else {
      dialog.close();
      form.password.value = "";
      tell(answer.message);
      form.password.focus();
    }
  }

  function tell(text) {
    const problem = document.getElementById("places-problem");
    [message, problem].forEach(function (place) {
      place.textContent = (place === problem) === dialog.open ? text : "";
      place.lang = language || document.documentElement.lang;
      place.hidden = place.textContent === "";
    });
  }

  /* The list, as the service gave it; all of it is text. */
  function offer(answer) {
    dialog.dataset.action = answer.action;
    dialog.dataset.pending = answer.pending;
    dialog.dataset.csrf = answer.csrf;
    const heading = document.getElementById("places-heading");
    heading.textContent = answer.message;
    heading.lang = language;
    document.getElementById("places-hint").textContent = answer.mustGo === 0
      ? "There is room now: go on."
      : "Tick at least " + answer.mustGo + " to log out, and you go straight on.";
    list.textContent = "";
    answer.sessions.forEach(function (session, index) {
      list.append(row(session, index));
    });
    if (!dialog.open) {
      dialog.showModal();
    }
    tell(answer.problem ? answer.problem.title + ". " + answer.problem.text : "");
  }

  function row(session, index) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = session.handle;
    box.id = "place-" + index;
    box.checked = session.chosen;
    label.htmlFor = box.id;
    const name = document.createElement("b");
    name.textContent = session.name;
    const about = document.createElement("span");
    about.textContent = [
      session.lastSeen ? "last used " + when.format(new Date(session.lastSeen)) : "not known when it was used",
      session.address || "address not known"
    ].join(", ");
    label.append(name, " ", about);
    item.append(box, " ", label);
    if (session.suggested) {
      const tag = document.createElement("small");
      tag.className = "lock";
      tag.textContent = "longest unused";
      name.after(" ", tag);
    }
    return item;
  }

  /* The page as if it had come with the reader logged in. */
  function greet(answer) {
    dialog.close();
    const account = document.querySelector(".account");
    const links = document.getElementById("account-links").content.cloneNode(true);
    const reader = links.querySelector("strong");
    reader.id = "reader";
    reader.textContent = answer.name;
    account.replaceChildren(links);
    document.getElementById("box").remove();
    const greeting = account.querySelector("span");
    greeting.tabIndex = -1;
    greeting.focus();
  }
})();
