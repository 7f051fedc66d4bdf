package io.github.seatkeeper.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A small page for readers who are logged in: by whatever stands before it, or else by the site itself, which keeps them
 * in the HttpSession. Does next to nothing, so that what stands before it weighs as much as it can.
 */
final class MembersPage extends HttpServlet {
    static final String PATH = "/members/tides";

    private static final long serialVersionUID = 1L;
    private static final String READER = "reader";
    private static final String TIDES =
            "<p>High water at six, low water at noon, and a fresh breeze from the west all day.</p>\n".repeat(8);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reader = request.getRemoteUser();
        if (reader == null) {
            HttpSession http = request.getSession(false);
            reader = http == null ? null : (String) http.getAttribute(READER);
        }
        if (reader == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        byte[] page = ("<!DOCTYPE html>\n<title>Tides</title>\n<p>Good morning, " + reader + ".</p>\n" + TIDES)
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** The site's own login, where nothing stands before it. */
    static final class OwnLogin extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            request.getSession(true).setAttribute(READER, request.getParameter("username"));
        }
    }
}
