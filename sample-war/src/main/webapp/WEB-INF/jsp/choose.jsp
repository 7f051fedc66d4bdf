<%@ page contentType="text/html; charset=UTF-8" session="false" isELIgnored="false" %>
<%@ taglib prefix="seat" uri="urn:seatkeeper:tags" %>
<!DOCTYPE html>
<html lang="${seat:text(chooser.lang)}" dir="${chooser.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${seat:text(chooser.title)}</title>
<link rel="stylesheet" href="${pageContext.request.contextPath}/harbour.css">
</head>
<body>
<main class="story">
<seat:if test="${not empty chooser.problem}">
  <div role="alert" class="notice">
    <h2>${seat:text(chooser.problem.title)}</h2>
    <seat:each items="${chooser.problem.names}" var="name"><p>${seat:text(name)}</p></seat:each>
    <p>${seat:text(chooser.problem.text)}</p>
  </div>
</seat:if>
<h1>${seat:text(chooser.heading)}</h1>
<p>${chooser.leadHtml}</p>
<form method="post" action="${seat:text(chooser.actionUrl)}">
  <input type="hidden" name="csrf" value="${seat:text(chooser.csrf)}">
  <input type="hidden" name="pending" value="${seat:text(chooser.pendingId)}">
  <fieldset>
    <legend>${seat:text(chooser.listHeading)}</legend>
    <seat:each items="${chooser.rows}" var="row">
    <p><input type="checkbox" name="session" id="${row.id}" value="${seat:text(row.handle)}"${row.chosen ? ' checked' : ''}>
      <label for="${row.id}">${row.nameHtml} &#183; ${row.lastActiveHtml}</label></p>
    </seat:each>
  </fieldset>
  <p><button name="action" value="logout">${seat:text(chooser.text[chooser.free ? 'choose.free.button' : 'choose.button.logout'])}</button>
    <button name="action" value="cancel">${seat:text(chooser.text['choose.button.cancel'])}</button></p>
</form>
</main>
</body>
</html>
