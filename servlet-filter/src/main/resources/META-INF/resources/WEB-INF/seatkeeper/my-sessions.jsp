<%@ page contentType="text/html; charset=UTF-8" session="false" isELIgnored="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="seat" uri="urn:seatkeeper:tags" %>
<!DOCTYPE html>
<html lang="${seat:text(mySessions.lang)}" dir="${mySessions.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${seat:text(mySessions.title)}</title>
<link rel="stylesheet" href="${seat:text(mySessions.stylesheetUrl)}">
<script src="${seat:text(mySessions.scriptUrl)}" defer></script>
</head>
<body>
<%-- Drawings, shown by reference below; sized and outlined there, so that they are small without a stylesheet, too --%>
<div hidden><svg width="0" height="0">
<symbol id="icon-laptop" viewBox="0 0 32 32"><rect x="5" y="6" width="22" height="15" rx="2"/><path d="M2 25.5h28"/></symbol>
<symbol id="icon-phone" viewBox="0 0 32 32"><rect x="9" y="2.5" width="14" height="27" rx="3"/><path d="M14.5 25.5h3"/></symbol>
<symbol id="icon-tablet" viewBox="0 0 32 32"><rect x="5.5" y="2.5" width="21" height="27" rx="3"/><path d="M14.5 25.5h3"/></symbol>
<symbol id="icon-unknown" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12.5"/><path d="M3.5 16h25M16 3.5c-4.5 4-4.5 21 0 25M16 3.5c4.5 4 4.5 21 0 25"/></symbol>
<symbol id="icon-alert" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8"/><path d="M10 5.8v4.9M10 13.9v.1"/></symbol>
<symbol id="icon-done" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8"/><path d="M6.3 10.3l2.6 2.6 4.9-5.4"/></symbol>
</svg></div>
<main class="seat"
  data-chosen-one="${seat:text(mySessions.text['choose.count.chosen.one'])}" data-chosen-other="${seat:text(mySessions.text['choose.count.chosen.other'])}"
  data-today="${seat:text(mySessions.text['time.today'])}" data-yesterday="${seat:text(mySessions.text['time.yesterday'])}"
  data-sending="${seat:text(mySessions.text['choose.sending'])}">
<seat:if test="${not empty mySessions.siteName}"><p class="site">${seat:text(mySessions.siteName)}</p></seat:if>

<div id="open">
<seat:if test="${not empty mySessions.problem}">
<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem-title">
  <svg width="21" height="21" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-alert"/></svg>
  <div>
    <h2 id="problem-title">${seat:text(mySessions.problem.title)}</h2>
    <seat:if test="${not empty mySessions.problem.names}">
    <ul><seat:each items="${mySessions.problem.names}" var="name"><li><bdi>${seat:text(name)}</bdi></li></seat:each></ul>
    </seat:if>
    <p>${seat:text(mySessions.problem.text)}&#32;<seat:if test="${mySessions.problem.inList and not empty mySessions.rows}"><a href="#session-1">${seat:text(mySessions.text['choose.error.too_few.link'])}</a></seat:if></p>
  </div>
</div>
</seat:if>
<seat:if test="${not empty mySessions.notice}">
<div class="notice" role="status" tabindex="-1"${empty mySessions.problem ? ' autofocus' : ''}>
  <svg width="21" height="21" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-done"/></svg>
  <p>${seat:text(mySessions.notice)}</p>
</div>
</seat:if>

<header>
  <h1>${seat:text(mySessions.heading)}</h1>
  <p class="lead">${mySessions.leadHtml}</p>
</header>
<seat:if test="${not mySessions.available}">
<p><a class="button" href="${seat:text(mySessions.actionUrl)}">${seat:text(mySessions.text['sessions.retry'])}</a></p>
</seat:if>

<h2 class="part">${seat:text(mySessions.text['sessions.here.heading'])}</h2>
<seat:if test="${not empty mySessions.here}">
<ul class="sessions">
  <li>
    <div class="session">
      <svg class="device" width="34" height="34" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-${mySessions.here.device}"/></svg>
      <div>
        <div class="what"><span class="name">${mySessions.here.nameHtml}</span>&#32;<span class="tag">${seat:text(mySessions.text['sessions.here.tag'])}</span></div>
        <div class="about">
          <p><span>${mySessions.here.lastActiveHtml}</span><seat:if test="${not empty mySessions.here.lastActiveAtHtml}">&#32;<span><span class="dot">&#183;&#32;</span>${mySessions.here.lastActiveAtHtml}</span></seat:if></p>
          <p><span>${mySessions.here.signedInHtml}</span>&#32;<span><span class="dot">&#183;&#32;</span>${mySessions.here.addressHtml}</span></p>
        </div>
      </div>
    </div>
  </li>
</ul>
</seat:if>
<form method="post" action="${seat:text(mySessions.logoutUrl)}" class="here">
  <input type="hidden" name="csrf" value="${seat:text(mySessions.csrf)}">
  <div class="others"><button class="plain">${seat:text(mySessions.text['sessions.here.button'])}</button></div>
</form>

<seat:if test="${mySessions.available and empty mySessions.rows}">
<h2 class="part">${seat:text(mySessions.text['sessions.others.legend'])}</h2>
<p class="none">${seat:text(mySessions.text['sessions.others.none'])}</p>
</seat:if>
<seat:if test="${not empty mySessions.rows}">
<%-- Each row's own button belongs to this form, so that it never sends the ticks --%>
<form id="only" method="post" action="${seat:text(mySessions.actionUrl)}"><input type="hidden" name="csrf" value="${seat:text(mySessions.csrf)}"></form>
<form method="post" action="${seat:text(mySessions.actionUrl)}" class="choose elsewhere${mySessions.rows.size() gt 6 ? ' long' : ''}">
  <input type="hidden" name="csrf" value="${seat:text(mySessions.csrf)}">
  <fieldset aria-describedby="hint${mySessions.problem.inList ? ' list-error' : ''}">
    <legend>${seat:text(mySessions.text['sessions.others.legend'])}</legend>
    <p id="hint" class="hint"><seat:if test="${mySessions.rows.size() gt 1}">${seat:text(mySessions.text['sessions.others.hint'])}&#32;</seat:if><span id="zone">${seat:text(mySessions.zoneNote)}</span></p>
    <seat:if test="${mySessions.problem.inList}">
    <p id="list-error" class="list-error">${seat:text(mySessions.problem.title)}</p>
    </seat:if>
    <ul class="sessions">
    <seat:each items="${mySessions.rows}" var="row">
    <li>
      <input type="checkbox" name="session" id="${row.id}" value="${seat:text(row.handle)}" aria-describedby="${row.id}-about">
      <div class="session">
        <svg class="device" width="34" height="34" fill="none" stroke="currentColor" aria-hidden="true"><use href="#icon-${row.device}"/></svg>
        <div>
          <div class="what"><label for="${row.id}" id="${row.id}-name">${row.nameHtml}</label></div>
          <div class="about" id="${row.id}-about">
            <p><span>${row.lastActiveHtml}</span><seat:if test="${not empty row.lastActiveAtHtml}">&#32;<span><span class="dot">&#183;&#32;</span>${row.lastActiveAtHtml}</span></seat:if></p>
            <p><span>${row.signedInHtml}</span>&#32;<span><span class="dot">&#183;&#32;</span>${row.addressHtml}</span></p>
          </div>
        </div>
      </div>
      <button form="only" name="only" value="${seat:text(row.handle)}" class="plain only" id="${row.id}-only" aria-labelledby="${row.id}-only ${row.id}-name">${seat:text(mySessions.text['sessions.button.only'])}</button>
    </li>
    </seat:each>
    </ul>
  </fieldset>
  <div class="send">
    <p id="count" class="count" role="status"></p>
    <button name="action" value="logout">${seat:text(mySessions.text['sessions.button.selected'])}</button>
  </div>
  <div class="others"><button name="action" value="others" class="plain">${seat:text(mySessions.othersButton)}</button></div>
</form>
</seat:if>
<p class="back"><a href="${seat:text(mySessions.homeUrl)}">${seat:text(mySessions.homeLink)}</a></p>
</div>
<p id="say" class="unseen" role="status"></p>
</main>
</body>
</html>
