package io.github.seatkeeper.sample;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The login code of another old site: tells everything it can find out of the post it is handed. */
final class OldLoginServlet extends HttpServlet {
    static final String PATH = "/old/login";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if ("broken".equals(request.getParameter("style"))) {
            request.changeSessionId();
            response.sendError(HttpServletResponse.SC_CONFLICT);
            return;
        }
        if (request.getAttribute("seen") == null) {
            request.setAttribute("seen", true);
            request.getRequestDispatcher(PATH + "?forwarded").forward(request, response);
            return;
        }
        String rest = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<p id=user>" + request.getRemoteUser() + "</p><p id=fields>" + EchoServlet.fields(request)
                        + "</p><p id=rest>" + rest + "</p><p id=password>" + request.getParameter("password")
                        + "</p><p id=uri>"
                        + request.getMethod() + " " + request.getServletPath() + "</p><p id=to>"
                        + request.getAttribute("seatkeeper.returnTo") + "</p>");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<form id=login method=post action=/old/login><input name=username><input name=password>"
                        + "<input name=style value=old></form><p id=got>" + EchoServlet.fields(request)
                        + request.getQueryString() + "</p>");
    }
}
