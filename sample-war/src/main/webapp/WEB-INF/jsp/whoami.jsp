<%@ page contentType="text/html; charset=UTF-8" import="jakarta.servlet.http.Cookie, java.security.Principal, java.util.Collections, java.util.List" %><%
  response.setHeader("Cache-Control", "private, no-store");
  String title = "What the site sees"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<%
  Principal principal = request.getUserPrincipal();
  String id = session.getId();
  List<String> attributes = Collections.list(session.getAttributeNames());
%>
<article class="story sees">
  <h1>What the site sees</h1>
  <p class="standfirst">What this old site learns about you through the servlet API, and nothing more.</p>

  <h2>The reader</h2>
  <dl>
    <dt><code>getRemoteUser()</code></dt><dd id="remote-user"><%= reader == null ? "nobody" : Html.text(reader) %></dd>
    <dt><code>getUserPrincipal()</code></dt><dd id="principal"><%= principal == null ? "nobody" : Html.text(principal.getName()) %></dd>
    <dt>its class</dt><dd id="principal-class"><%= principal == null ? "none" : Html.text(principal.getClass().getName()) %></dd>
    <dt><code>getAuthType()</code></dt><dd><%= request.getAuthType() == null ? "none" : Html.text(request.getAuthType()) %></dd>
<% for (String role : new String[] {"daily", "sunday"}) { %>
    <dt><code>isUserInRole("<%= role %>")</code></dt><dd id="role-<%= role %>"><%= request.isUserInRole(role) %></dd>
<% } %>
  </dl>

  <h2>The HttpSession</h2>
  <dl>
    <dt>id</dt><dd id="session-id">…<%= Html.text(id.substring(Math.max(0, id.length() - 4))) %> (the rest is nobody’s business)</dd>
    <dt>created</dt><dd><%= new SimpleDateFormat("yyyy-MM-dd HH:mm:ss Z", Locale.ENGLISH).format(new Date(session.getCreationTime())) %></dd>
    <dt>new</dt><dd><%= session.isNew() %></dd>
    <dt>attributes</dt><dd id="attributes"><%= attributes.isEmpty() ? "none" : Html.text(String.join(", ", attributes)) %></dd>
  </dl>

  <h2>The request</h2>
  <dl>
<% for (String header : new String[] {"Host", "User-Agent", "Accept-Language", "Referer", "Origin", "Sec-Fetch-Site", "X-Forwarded-For"}) {
     List<String> values = Collections.list(request.getHeaders(header)); %>
    <dt><%= header %></dt><dd><%= values.isEmpty() ? "not sent" : Html.text(String.join(", ", values)) %></dd>
<% } %>
    <dt>cookies</dt><dd id="cookies"><% Cookie[] cookies = request.getCookies();
       if (cookies == null) { %>none<% } else { for (Cookie cookie : cookies) { %><%= Html.text(cookie.getName()) %> <% } } %></dd>
    <dt>address</dt><dd><%= Html.text(request.getRemoteAddr()) %></dd>
  </dl>

<% if (request.getAttribute("seatkeeper.csrf") != null) { %>
  <h2>A logout of Seatkeeper’s own</h2>
  <form id="leave" method="post" action="<%= home %>/seatkeeper/logout">
    <input type="hidden" name="csrf" value="<%= Html.text(request.getAttribute("seatkeeper.csrf")) %>">
    <p><button type="submit">Log out here</button></p>
  </form>
<% } %>
</article>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
