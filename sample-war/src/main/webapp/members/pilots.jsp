<%@ page contentType="text/html; charset=UTF-8" %><%
  response.setHeader("Cache-Control", "private, no-store");
  String title = "A night out with the pilots"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<article class="story">
  <p class="kicker">Members</p>
  <h1>A night out with the pilots</h1>
  <p class="standfirst">Fourteen metres of boat, two metres of sea and a ladder. Our reporter held the flask.</p>
  <p class="byline">By Jonas Reef</p>
  <p>At half past two the telephone on the wall rings once, and nobody hurries. Boots stand ready where the owner steps into them. The coffee is poured before the receiver is back on its hook.</p>
  <p>Outside the breakwater waits a ship as long as the high street, loaded with timber and unwilling to stop. The pilot boat comes up on the lee side, close enough to read the rust, and for a moment both decks rise and fall together. “That is the moment,” says the pilot, and is already gone up the ladder.</p>
  <p>An hour later the timber lies at the north quay as if it had always been there. The log has one line about it. The flask, for the record, came home empty.</p>
</article>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
