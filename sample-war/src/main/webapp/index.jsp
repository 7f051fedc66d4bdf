<%@ page contentType="text/html; charset=UTF-8" %><%
  response.setHeader("Cache-Control", "private, no-store");
  String title = "Front page"; %><%@ include file="/WEB-INF/jspf/top.jspf" %>
<h1 class="aside-only">The Harbour Post: front page</h1>
<% if (request.getAttribute("seatkeeper.message") != null) { %>
<p id="message" role="status" lang="<%= Html.text(request.getAttribute("seatkeeper.lang")) %>" data-error="<%= Html.text(request.getAttribute("seatkeeper.error")) %>"><%= Html.text(request.getAttribute("seatkeeper.message")) %></p>
<% } %>
<div class="front">
  <article class="lead">
    <img src="<%= home %>/pictures/harbour.svg" width="720" height="380" alt="Drawing: a red ferry enters the harbour past the lighthouse at sunset.">
    <p class="kicker">Ferries</p>
    <h2><a href="<%= home %>/news/ferry.jsp">Old ferry gets a second bell</a></h2>
    <p class="standfirst">The <cite>Guillemot</cite> has crossed the sound since 1961. From Monday she will be heard on both sides of it.</p>
    <p class="byline">By Ida Strand</p>
    <p>For sixty-odd years the people of the east quay have complained that they hear the ferry leave but never hear her come. <a href="<%= home %>/news/ferry.jsp">The reason is made of oak.</a></p>
  </article>
  <div class="column">
    <article>
      <p class="kicker">Members</p>
      <h2><a href="<%= home %>/members/pilots.jsp">A night out with the pilots</a></h2>
      <p>Fourteen metres of boat, two metres of sea and a ladder. Our reporter held the flask. <span class="lock">For members</span></p>
    </article>
    <article>
      <p class="kicker">Town</p>
      <h2>Crane to be painted blue after all</h2>
      <p>After nine meetings the harbour board has chosen a colour. The gulls were not heard.</p>
    </article>
    <article>
      <p class="kicker">Market</p>
      <h2>Herring early, queue earlier</h2>
      <p>The first boxes were sold before the church clock struck six, most of them to the same three cats.</p>
    </article>
  </div>
  <div class="side">
<% if (reader == null) { %>
  <section id="box" class="box" aria-labelledby="box-heading">
    <h2 id="box-heading">Readers’ desk</h2>
    <p id="box-message" class="said" role="alert" hidden></p>
    <form id="box-login" method="post" action="<%= home %>/login">
      <p><label for="box-username">User name</label>
        <input id="box-username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required></p>
      <p><label for="box-password">Password</label>
        <input id="box-password" name="password" type="password" autocomplete="current-password" required></p>
      <p><button type="submit">Log in and stay here</button></p>
    </form>
    <dialog id="places" aria-labelledby="places-heading">
      <form method="post" action="<%= home %>/login">
        <h2 id="places-heading">All your places are taken</h2>
        <p id="places-problem" class="said" role="alert" hidden></p>
        <fieldset aria-describedby="places-hint">
          <legend>Logged in now</legend>
          <p id="places-hint" class="hint"></p>
          <ul></ul>
        </fieldset>
        <p><button name="action" value="logout">Log out ticked and go on</button>
          <button name="action" value="cancel" class="quiet">Cancel</button></p>
      </form>
    </dialog>
    <template id="account-links"><span class="greeting">Good day, <strong></strong></span> <a href="<%= home %>/seatkeeper/sessions">My sessions</a> <a class="out" href="<%= home %>/logout">Log out</a></template>
  </section>
  <script src="<%= home %>/harbour.js" defer></script>
<% } %>
  <aside class="box" aria-labelledby="tides">
    <h2 id="tides">Tides and wind</h2>
    <table>
      <caption>At the lighthouse today</caption>
      <thead><tr><th scope="col">Water</th><th scope="col">Time</th><th scope="col">Height</th></tr></thead>
      <tbody>
        <tr><th scope="row">High</th><td>04:12</td><td>3.1 m</td></tr>
        <tr><th scope="row">Low</th><td>10:31</td><td>0.7 m</td></tr>
        <tr><th scope="row">High</th><td>16:44</td><td>3.3 m</td></tr>
        <tr><th scope="row">Low</th><td>22:58</td><td>0.5 m</td></tr>
      </tbody>
    </table>
    <p>South-west, fresh, backing south by night. Good drying weather for nets and shirts.</p>
  </aside>
  </div>
</div>
<%@ include file="/WEB-INF/jspf/bottom.jspf" %>
