<%@ page contentType="text/html; charset=UTF-8" import="java.io.InputStream, java.nio.charset.StandardCharsets" %><% String title = "Three skins"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<h1>One page, three skins</h1>
<p class="standfirst">The page where readers choose what to log out, with invented sessions: wide, on a phone, and in the dark where your device is set to it. Each skin is a stylesheet of a few lines that sets custom properties and nothing else.</p>
<%
  String[][] skins = {
    {"broadsheet", "Broadsheet", "The newspaper’s own paper and ink, by day and by night."},
    {"night-ferry", "Night ferry", "Dark at every hour."},
    {"ice-cream", "Ice cream", "Round and loud, for the summer supplement."},
  };
  String[][] states = {
    {"normal", "as it comes"},
    {"too-few-none", "with too few chosen"},
    {"unavailable", "when the service did not answer"},
    {"free", "when only the last step is missing"},
  };
  String state = states[0][0];
  for (String[] one : states) {
    if (one[0].equals(request.getParameter("state"))) {
      state = one[0];
    }
  }
%>
<nav class="states" aria-label="State of the page"><span>Show it</span>
<% for (String[] one : states) { %>
  <a href="<%= home %>/theming.jsp?state=<%= one[0] %>"<%= one[0].equals(state) ? " aria-current=\"page\"" : "" %>><%= one[1] %></a>
<% } %>
</nav>
<%
  for (String[] skin : skins) {
    String preview = home + "/seatkeeper/preview?state=" + state + "&amp;stylesheet=/skins/" + skin[0] + ".css";
    String css;
    try (InputStream file = application.getResourceAsStream("/skins/" + skin[0] + ".css")) {
      css = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
%>
<section class="skin" aria-labelledby="<%= skin[0] %>">
  <header>
    <h2 id="<%= skin[0] %>"><%= skin[1] %></h2>
    <p><%= skin[2] %> <a href="<%= preview %>">Open <%= skin[1] %> in full</a></p>
  </header>
  <div class="sight wide"><iframe title="<%= skin[1] %>, wide" src="<%= preview %>"></iframe></div>
  <div class="sight phone"><iframe title="<%= skin[1] %>, on a phone" src="<%= preview %>"></iframe></div>
  <figure>
    <figcaption>All of it: <a href="<%= home %>/skins/<%= skin[0] %>.css">skins/<%= skin[0] %>.css</a></figcaption>
    <pre><code><%= Html.text(css) %></code></pre>
  </figure>
</section>
<% } %>
<script src="<%= home %>/skins.js" defer></script>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
