package io.github.seatkeeper.sample;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The newspaper's login form. Its posts are the filter's: one that arrives here with nobody logged in went past it, and is
 * told so instead of being let in.
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
            welcome(request, response);
            return;
        }
        log(
                "A login reached the site itself: the filter \"seatkeeper\" is missing from web.xml, or is not mapped on /*.");
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        request.getRequestDispatcher("/WEB-INF/jsp/no-filter.jsp").forward(request, response);
    }

    /**
     * What the newspaper has done after a login for twenty years, here when the filter is set to
     * {@code onSuccess=continue}: the reader is logged in, and no password is in the request any more.
     */
    private void welcome(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("edition", "harbour");
        Object page = request.getAttribute("seatkeeper.returnTo");
        response.sendRedirect(getServletContext().getContextPath() + (page == null ? "/" : page));
    }
}
