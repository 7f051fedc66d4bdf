package io.github.seatkeeper.filter;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Everything under {@code pagesPath}. Thread-safe. */
final class BundledPages {
    private static final FormFields CSRF = FormFields.texts("csrf");

    private final ChooseSessionsPage chooser;
    private final MySessionsPage mySessions;
    private final MePage me;
    private final Preview preview;
    private final LogoutFlow logout;
    private final LoginOutcomes outcomes;
    private final OpenPages openPages;
    private final SelfTestPage selfTest;
    private final Assets assets = new Assets();

    BundledPages(
            ChooseSessionsPage chooser,
            MySessionsPage mySessions,
            MePage me,
            Preview preview,
            LogoutFlow logout,
            LoginOutcomes outcomes,
            OpenPages openPages,
            SelfTestPage selfTest) {
        this.chooser = chooser;
        this.mySessions = mySessions;
        this.me = me;
        this.preview = preview;
        this.logout = logout;
        this.outcomes = outcomes;
        this.openPages = openPages;
        this.selfTest = selfTest;
    }

    /**
     * Serves one of them.
     *
     * @param name what stands behind {@code pagesPath} and a slash
     */
    void serve(String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, RejectedRequestException {
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean post = request.getMethod().equals("POST");
        if (name.equals("choose")) {
            allow(get || post, "GET, HEAD, POST", response);
            if (post) {
                chooser.post(request, response);
            } else {
                chooser.show(request, response);
            }
        } else if (name.equals("sessions")) {
            allow(get || post, "GET, HEAD, POST", response);
            if (post) {
                mySessions.post(request, response);
            } else {
                mySessions.show(request, response);
            }
        } else if (name.equals("me")) {
            allow(get, "GET, HEAD", response);
            me.show(request, response);
        } else if (name.equals("logout")) {
            allow(post, "POST", response);
            logOut(request, response);
        } else if (name.equals("preview") && preview.isOn()) {
            allow(get || post, "GET, HEAD, POST", response);
            if (post) {
                preview.again(request, response);
            } else {
                preview.show(request, response);
            }
        } else if (name.equals("status")) {
            allow(get, "GET, HEAD", response);
            openPages.status(request, response);
        } else if (name.equals("login")) {
            allow(get, "GET, HEAD", response);
            openPages.logIn(request, response);
        } else if (name.equals("self-test")) {
            selfTest.serve(request, response);
        } else if (assets.has(name)) {
            allow(get, "GET, HEAD", response);
            assets.serve(name, request, response);
        } else {
            throw new RejectedRequestException(404, "There is no such page.");
        }
    }

    private void logOut(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        FormPost post = FormPost.read(request, CSRF, Set.of());
        SsoSession session = BrowserState.session(request);
        if (session != null
                && session.principal() != null
                && !BrowserState.mayAct(request, session, post.requiredField("csrf"))) {
            throw new RejectedRequestException(403, "The form is not one of this browser's.");
        }
        boolean told = logout.logOut(request, response);
        BrowserState.leave(request);
        outcomes.loggedOut(request, response, told);
    }

    private static void allow(boolean allowed, String methods, HttpServletResponse response)
            throws RejectedRequestException {
        if (!allowed) {
            response.setHeader("Allow", methods);
            throw new RejectedRequestException(405, "This page answers " + methods + " only.");
        }
    }
}
