package io.github.seatkeeper.server.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What machines of the operator look at: by GET and HEAD only, and never from a cache. */
abstract class OperatorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            doGet(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            write(response, new Problem(405, "method_not_allowed", "This is asked for with GET."));
        }
    }

    @Override
    protected abstract void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException;

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem.status(), "application/json", problem.json());
    }

    /** To HEAD the server sends no body. */
    static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
