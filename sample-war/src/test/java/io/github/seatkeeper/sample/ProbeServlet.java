package io.github.seatkeeper.sample;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Objects;

/**
 * Says who the reader is, after the dispatch that {@code via} asks for; ends their HttpSession first if {@code invalidate}
 * does, and logs them out if {@code logout} does.
 */
public final class ProbeServlet extends HttpServlet {
    static final String PATH = "/probe";

    private static final long serialVersionUID = 1L;

    /** Called by the container. */
    public ProbeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        DispatcherType type = request.getDispatcherType();
        String via = Objects.requireNonNullElse(request.getParameter("via"), "nothing");
        if (type != DispatcherType.REQUEST || request.getAttribute("included") != null) {
            tell(request, response);
            return;
        }
        switch (via) {
            case "forward" ->
                request.getRequestDispatcher(request.getServletPath()).forward(request, response);
            case "include" -> {
                request.setAttribute("included", true);
                request.getRequestDispatcher(request.getServletPath()).include(request, response);
            }
            case "async" -> request.startAsync().dispatch();
            case "async-wrapped" -> request.startAsync(request, response).dispatch();
            case "thread" -> inAThread(request, response);
            case "error" -> response.sendError(HttpServletResponse.SC_CONFLICT);
            default -> tell(request, response);
        }
    }

    /** As an error page. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doGet(request, response);
    }

    private static void inAThread(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync(request, response);
        async.start(() -> {
            try {
                tell((HttpServletRequest) async.getRequest(), response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ServletException e) {
                throw new IllegalStateException(e);
            } finally {
                async.complete();
            }
        });
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getParameter("invalidate") != null) {
            request.getSession().invalidate();
        }
        if (request.getParameter("logout") != null) {
            request.logout();
        }
        Principal principal = request.getUserPrincipal();
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<p id=type>" + request.getDispatcherType() + "</p><p id=user>" + request.getRemoteUser()
                        + "</p><p id=principal>" + (principal == null ? null : principal.getName()) + "</p><p id=auth>"
                        + request.getAuthType() + "</p><p id=role>" + request.isUserInRole("daily")
                        + "</p><p id=anybody>"
                        + request.isUserInRole("**") + "</p>");
    }
}
