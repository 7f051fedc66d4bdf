package io.github.seatkeeper.sample;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The newspaper's login form. Its posts are the filter's: one that arrives here went past it, and is told so
 * instead of being let in.
 */
public final class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public LoginServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        request.getRequestDispatcher("/WEB-INF/jsp/login.jsp").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getRemoteUser() != null) {
            response.sendRedirect(getServletContext().getContextPath() + "/");
            return;
        }
        log(
                "A login reached the site itself: the filter \"seatkeeper\" is missing from web.xml, or is not mapped on /*.");
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        request.getRequestDispatcher("/WEB-INF/jsp/no-filter.jsp").forward(request, response);
    }
}
