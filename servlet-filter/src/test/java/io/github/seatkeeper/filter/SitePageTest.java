package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page that stumbles over an HttpSession is asked for once more if the filter has ended it, and only then. */
final class SitePageTest {
    private final SsoSession login = SsoSession.loggedIn(
            new SessionId("s1"), new SsoPrincipal("alice", "", "a1"), false, Instant.EPOCH, Duration.ofMinutes(5));
    private final List<Object> answered = new ArrayList<>();
    private boolean live = true;

    @Test
    void whatTheFilterHasEndedMeanwhileIsAskedForOnceMore() throws ServletException, IOException {
        show((request, response) -> {
            login.end();
            endHttpSession();
        });

        assertThat(answered).containsExactly(303, "/paper/news?page=2");
    }

    @Test
    void whatThePageItselfHasEndedIsThePagesOwnMatter() {
        assertThatThrownBy(() -> show((request, response) -> endHttpSession())).hasMessage("ended");
        assertThat(answered).isEmpty();
    }

    @Test
    void aPageThatFailsOnALiveHttpSessionIsNotAskedAgain() {
        assertThatThrownBy(() -> show((request, response) -> {
                    login.end();
                    throw new IllegalStateException("of the page's own");
                }))
                .hasMessage("of the page's own");
        assertThat(answered).isEmpty();
    }

    private void endHttpSession() {
        live = false;
        throw new IllegalStateException("ended");
    }

    private Object answer(Object told) {
        answered.add(told);
        return null;
    }

    private void show(FilterChain page) throws ServletException, IOException {
        HttpSession http = TestingServlets.proxy(
                HttpSession.class, Map.of("getAttribute", args -> login, "getCreationTime", args -> {
                    if (!live) {
                        throw new IllegalStateException("ended");
                    }
                    return 0L;
                }));
        ServletContext context =
                TestingServlets.proxy(ServletContext.class, Map.of("getContextPath", args -> "/paper"));
        HttpServletRequest request = TestingServlets.request(Map.of(
                "getSession", args -> http,
                "getMethod", args -> "GET",
                "getContextPath", args -> "/paper",
                "getRequestURI", args -> "/paper/news",
                "getQueryString", args -> "page=2",
                "getServletContext", args -> context));
        HttpServletResponse response = TestingServlets.proxy(
                HttpServletResponse.class,
                Map.of(
                        "isCommitted", args -> false,
                        "resetBuffer", args -> null,
                        "setStatus", args -> answer(args[0]),
                        "setHeader", args -> args[0].equals("Location") ? answer(args[1]) : null));
        SitePage.show(request, response, page, http, BrowserState.session(request));
    }
}
