<%@ page contentType="text/html; charset=UTF-8" %><%
  response.setHeader("Cache-Control", "private, no-store");
  String title = "Old ferry gets a second bell"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<article class="story">
  <p class="kicker">Ferries</p>
  <h1>Old ferry gets a second bell</h1>
  <p class="standfirst">The <cite>Guillemot</cite> has crossed the sound since 1961. From Monday she will be heard on both sides of it.</p>
  <p class="byline">By Ida Strand</p>
  <img src="<%= home %>/pictures/harbour.svg" width="720" height="380" alt="Drawing: a red ferry enters the harbour past the lighthouse at sunset.">
  <p>For sixty-odd years the people of the east quay have complained that they hear the ferry leave but never hear her come. The reason is simple: the bell hangs on the west side of the wheelhouse, and the wheelhouse is made of oak.</p>
  <p>The company has now bought a second bell from a lightship that no longer needs it. It weighs as much as a calf and is tuned a third above the old one, so that a passenger with a good ear can tell from bed which way the boat is facing.</p>
  <blockquote><p>“We tried it on Thursday. My sister on the east side waved a towel. That is all the measuring we need.”</p></blockquote>
  <p>The fare stays what it was. Dogs travel free, as long as they do not answer the bell.</p>
</article>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
