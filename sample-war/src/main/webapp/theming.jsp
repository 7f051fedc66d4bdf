<%@ page contentType="text/html; charset=UTF-8" %><% String title = "Three skins"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<h1>One page, three skins</h1>
<p class="standfirst">The page where readers choose what to log out, with invented sessions. Each skin is a stylesheet of a few lines that sets custom properties and nothing else.</p>
<%
  String[][] skins = {
    {"broadsheet", "Broadsheet", "The newspaper’s own paper and ink."},
    {"night-ferry", "Night ferry", "Dark at every hour."},
    {"ice-cream", "Ice cream", "For the summer supplement."},
  };
  String[][] states = {{"normal", "as it comes"}, {"too-few-none", "too few chosen"}, {"unavailable", "the service did not answer"}, {"free", "only the last step is missing"}};
  String state = "normal";
  for (String[] one : states) {
    if (one[0].equals(request.getParameter("state"))) {
      state = one[0];
    }
  }
%>
<p>Show it
<% for (String[] one : states) { %>
  <a href="<%= home %>/theming.jsp?state=<%= one[0] %>"<%= one[0].equals(state) ? " aria-current=\"true\"" : "" %>><%= one[1] %></a><%= one == states[states.length - 1] ? "." : "," %>
<% } %></p>
<div class="skins">
<% for (String[] skin : skins) { %>
  <section aria-labelledby="<%= skin[0] %>">
    <h2 id="<%= skin[0] %>"><%= skin[1] %></h2>
    <p><%= skin[2] %> <a href="<%= home %>/skins/<%= skin[0] %>.css">Its stylesheet</a></p>
    <iframe title="The page in the skin <%= skin[1] %>" src="<%= home %>/seatkeeper/preview?state=<%= state %>&amp;stylesheet=/skins/<%= skin[0] %>.css"></iframe>
  </section>
<% } %>
</div>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
