<%@ page contentType="text/html; charset=UTF-8" %><% String title = "Nobody at the desk"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<section class="desk">
  <h1>Nobody at the desk</h1>
  <p>Your login could not be handled: the filter is missing. Nothing was checked and nobody was logged in.</p>
  <p class="hint">For whoever runs this site: the filter <code>seatkeeper</code> has to stand in <code>web.xml</code>, mapped on <code>/*</code>.</p>
</section>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
