<%@ page contentType="text/html; charset=UTF-8" session="false" isELIgnored="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="seat" uri="urn:seatkeeper:tags" %>
<!DOCTYPE html>
<html lang="${seat:text(chooser.lang)}" dir="${chooser.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${seat:text(chooser.title)}</title>
<link rel="stylesheet" href="${seat:text(chooser.stylesheetUrl)}">
<script src="${seat:text(chooser.scriptUrl)}" defer></script>
</head>
<body>
<%-- Drawings, shown by reference below; sized and outlined there, so that they are small without a stylesheet, too --%>
<div hidden><svg width="0" height="0">
<symbol id="icon-laptop" viewBox="0 0 32 32"><rect x="5" y="6" width="22" height="15" rx="2"/><path d="M2 25.5h28"/></symbol>
<symbol id="icon-phone" viewBox="0 0 32 32"><rect x="9" y="2.5" width="14" height="27" rx="3"/><path d="M14.5 25.5h3"/></symbol>
<symbol id="icon-tablet" viewBox="0 0 32 32"><rect x="5.5" y="2.5" width="21" height="27" rx="3"/><path d="M14.5 25.5h3"/></symbol>
<symbol id="icon-unknown" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12.5"/><path d="M3.5 16h25M16 3.5c-4.5 4-4.5 21 0 25M16 3.5c4.5 4 4.5 21 0 25"/></symbol>
<symbol id="icon-clock" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8"/><path d="M10 5.5V10l3 2"/></symbol>
<symbol id="icon-alert" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8"/><path d="M10 5.8v4.9M10 13.9v.1"/></symbol>
</svg></div>
<main class="seat" data-seconds-left="${chooser.secondsLeft}" data-must-go="${chooser.mustGo}"
  data-left-one="${seat:text(chooser.text['choose.left.one'])}" data-left-other="${seat:text(chooser.text['choose.left.other'])}"
  data-left-moment="${seat:text(chooser.text['choose.left.moment'])}"
  data-say-one="${seat:text(chooser.text['choose.left.say.one'])}" data-say-other="${seat:text(chooser.text['choose.left.say.other'])}"
  data-chosen-one="${seat:text(chooser.text['choose.count.chosen.one'])}" data-chosen-other="${seat:text(chooser.text['choose.count.chosen.other'])}"
  data-more-one="${seat:text(chooser.text['choose.count.more.one'])}" data-more-other="${seat:text(chooser.text['choose.count.more.other'])}"
  data-today="${seat:text(chooser.text['time.today'])}" data-yesterday="${seat:text(chooser.text['time.yesterday'])}"
  data-sending="${seat:text(chooser.text['choose.sending'])}">
<seat:if test="${not empty chooser.siteName}"><p class="site">${seat:text(chooser.siteName)}</p></seat:if>

<div id="open">
<seat:if test="${not empty chooser.problem}">
<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem-title">
  <svg width="21" height="21" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-alert"/></svg>
  <div>
    <h2 id="problem-title">${seat:text(chooser.problem.title)}</h2>
    <seat:if test="${not empty chooser.problem.names}">
    <ul><seat:each items="${chooser.problem.names}" var="name"><li><bdi>${seat:text(name)}</bdi></li></seat:each></ul>
    </seat:if>
    <p>${seat:text(chooser.problem.text)}&#32;<seat:if test="${chooser.problem.inList}"><a href="#session-1">${seat:text(chooser.text['choose.error.too_few.link'])}</a></seat:if></p>
  </div>
</div>
</seat:if>

<header>
  <h1>${seat:text(chooser.heading)}</h1>
  <p class="lead">${chooser.leadHtml}</p>
  <p class="until"><svg width="17" height="17" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-clock"/></svg>
    <span>${chooser.untilHtml}&#32;<span id="left">${seat:text(chooser.timeLeft)}</span></span></p>
</header>

<%-- The one-tap way --%>
<seat:if test="${chooser.free or chooser.selectable}">
<form method="post" action="${seat:text(chooser.actionUrl)}" class="quick">
  <input type="hidden" name="csrf" value="${seat:text(chooser.csrf)}">
  <input type="hidden" name="pending" value="${seat:text(chooser.pendingId)}">
  <seat:if test="${chooser.free}">
  <p>${seat:text(chooser.text['choose.free.text'])}</p>
  <button name="action" value="logout" class="primary">${seat:text(chooser.text['choose.free.button'])}</button>
  </seat:if>
  <seat:if test="${not chooser.free}">
  <h2>${seat:text(chooser.text['choose.quick.heading'])}</h2>
  <ul><seat:each items="${chooser.suggestions}" var="row"><li>${row.summaryHtml}</li></seat:each></ul>
  <button name="action" value="least" class="primary">${seat:text(chooser.leastButton)}</button>
  </seat:if>
  <seat:if test="${empty chooser.rows}">
  <button name="action" value="cancel" class="plain">${seat:text(chooser.text['choose.button.cancel'])}</button>
  </seat:if>
</form>
</seat:if>

<%-- The list --%>
<seat:if test="${not empty chooser.rows}">
<form method="post" action="${seat:text(chooser.actionUrl)}" class="choose${chooser.rows.size() gt 6 ? ' long' : ''}">
  <input type="hidden" name="csrf" value="${seat:text(chooser.csrf)}">
  <input type="hidden" name="pending" value="${seat:text(chooser.pendingId)}">
  <fieldset aria-describedby="hint${chooser.problem.inList ? ' list-error' : ''}">
    <legend>${seat:text(chooser.listHeading)}</legend>
    <p id="hint" class="hint">${seat:text(chooser.hint)}&#32;<span id="zone">${seat:text(chooser.zoneNote)}</span></p>
    <seat:if test="${chooser.problem.inList}">
    <p id="list-error" class="list-error">${seat:text(chooser.problem.title)}</p>
    </seat:if>
    <ul class="sessions">
    <seat:each items="${chooser.rows}" var="row">
    <li>
      <seat:if test="${chooser.selectable}">
      <input type="checkbox" name="session" id="${row.id}" value="${seat:text(row.handle)}" aria-describedby="${row.suggested ? row.id.concat('-tag ') : ''}${row.id}-about"${row.chosen ? ' checked' : ''}>
      </seat:if>
      <div class="session">
        <svg class="device" width="34" height="34" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-${row.device}"/></svg>
        <div>
          <div class="what">
          <seat:if test="${chooser.selectable}"><label for="${row.id}">${row.nameHtml}</label></seat:if>
          <seat:if test="${not chooser.selectable}"><span class="name">${row.nameHtml}</span></seat:if>
          <seat:if test="${row.suggested and chooser.selectable}">&#32;<span class="tag" id="${row.id}-tag">${seat:text(chooser.text['session.suggested'])}</span></seat:if>
          </div>
          <div class="about" id="${row.id}-about">
            <p><span>${row.lastActiveHtml}</span><seat:if test="${not empty row.lastActiveAtHtml}">&#32;<span><span class="dot">&#183;&#32;</span>${row.lastActiveAtHtml}</span></seat:if></p>
            <p><span>${row.signedInHtml}</span>&#32;<span><span class="dot">&#183;&#32;</span>${row.addressHtml}</span></p>
          </div>
        </div>
      </div>
    </li>
    </seat:each>
    </ul>
  </fieldset>
  <seat:if test="${chooser.selectable}">
  <div class="send">
    <p id="count" class="count" role="status"></p>
    <button name="action" value="logout">${seat:text(chooser.text['choose.button.logout'])}</button>
  </div>
  <div class="others">
    <seat:if test="${chooser.rows.size() gt 1}"><button name="action" value="all" class="plain">${seat:text(chooser.allButton)}</button></seat:if>
    <button name="action" value="cancel" class="plain">${seat:text(chooser.text['choose.button.cancel'])}</button>
  </div>
  </seat:if>
  <seat:if test="${not chooser.selectable}">
  <div class="others">
    <button name="action" value="least" class="primary">${seat:text(chooser.leastButton)}</button>
    <button name="action" value="cancel" class="plain">${seat:text(chooser.text['choose.button.cancel'])}</button>
  </div>
  </seat:if>
</form>
</seat:if>
</div>

<div id="over" class="over" tabindex="-1" hidden>
  <h1>${seat:text(chooser.text['choose.expired.heading'])}</h1>
  <p class="lead">${seat:text(chooser.text['choose.expired.text'])}</p>
  <p><a class="button" href="${seat:text(chooser.actionUrl)}?pending=${seat:text(chooser.pendingId)}">${seat:text(chooser.text['choose.expired.link'])}</a></p>
</div>
<p id="say" class="unseen" role="status"></p>
</main>
</body>
</html>
