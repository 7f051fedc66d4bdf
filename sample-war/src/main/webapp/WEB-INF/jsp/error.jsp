<%@ page contentType="text/html; charset=UTF-8" isErrorPage="true" %><%
  Object status = request.getAttribute("jakarta.servlet.error.status_code");
  int code = status instanceof Integer ? (Integer) status : 500;
  response.setStatus(code);
  String title;
  String what;
  switch (code) {
    case 400: title = "We could not read that"; what = "Your browser sent something this site does not understand. Going back and trying again usually helps."; break;
    case 403: title = "Not through this door"; what = "Nothing can be read at this address, or it was asked for from another site. Nothing was changed: start again from the front page."; break;
    case 404: title = "Lost at sea"; what = "There is no such page here. It may have sailed, or the address may be a letter off."; break;
    case 405: title = "Wrong way round the buoy"; what = "That page cannot be asked for in this way."; break;
    case 415: title = "We could not read that"; what = "That form was sent in a way this site does not take."; break;
    case 503: title = "The bridge is up"; what = "We cannot do that just now. Please try again in a little while."; break;
    default: title = "Something ran aground"; what = "The fault is ours. Please try again in a little while.";
  }
%><%@ include file="/WEB-INF/jspf/top.jspf" %>
<section class="desk">
  <p class="kicker">Error <%= code %></p>
  <h1><%= Html.text(title) %></h1>
  <p><%= Html.text(what) %></p>
  <p><a href="<%= home %>/">Back to the front page</a></p>
</section>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
