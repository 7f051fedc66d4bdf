<%@ page contentType="text/html; charset=UTF-8" %><% String title = "Log in"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<%
  // Left here by the filter when a login was refused, or when a login that stood has ended.
  Object message = request.getAttribute("seatkeeper.message");
  Object error = request.getAttribute("seatkeeper.error");
  // Where the reader was on the way to.
  Object wanted = request.getAttribute("seatkeeper.returnTo");
%>
<section class="desk" aria-labelledby="desk">
  <h1 id="desk">Readers’ desk</h1>
<% if (message != null) { %>
  <p id="message" role="alert" lang="<%= Html.text(request.getAttribute("seatkeeper.lang")) %>" data-error="<%= Html.text(error) %>"><%= Html.text(message) %></p>
<% } else if (reader != null) { %>
  <p class="notice">You are logged in as <strong><%= Html.text(reader) %></strong>. <a href="<%= home %>/">Read on</a>, or log in as somebody else.</p>
<% } else if (wanted != null && wanted.toString().startsWith("/members/")) { %>
  <p class="notice">This article is for members. Please log in.</p>
<% } %>
  <form id="login" method="post" action="<%= home %>/login">
    <p><label for="username">User name</label>
      <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="<%= Html.text(request.getParameter("username")) %>"></p>
    <p><label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required></p>
    <p class="tick"><input id="remember" name="remember" type="checkbox" value="1"> <label for="remember">Keep me logged in</label></p>
    <p><button type="submit">Log in</button></p>
  </form>
  <p class="hint">Not a member yet? Ask for a form at the kiosk by the fish market, mornings only.</p>
</section>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
