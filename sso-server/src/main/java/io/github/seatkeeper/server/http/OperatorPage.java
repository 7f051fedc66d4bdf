package io.github.seatkeeper.server.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What machines of the operator look at: by GET and HEAD only, and never from a cache. */
abstract class OperatorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean looking =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        Answer answer = looking
                ? answer(request)
                : new Problem(405, "method_not_allowed", "This is asked for with GET.")
                        .answer()
                        .with("Allow", "GET, HEAD");
        answer.send(response);
    }

    abstract Answer answer(HttpServletRequest request);
}
