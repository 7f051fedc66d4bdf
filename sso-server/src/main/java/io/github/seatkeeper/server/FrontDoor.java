package io.github.seatkeeper.server;

import io.github.seatkeeper.server.http.Operations;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The service's addresses that are no page's: its operations. Where there is none, people get a page, that of the bare
 * address or that there is no such page; programs get what they get from every operation.
 */
final class FrontDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Servlet pages;
    private final transient Operations operations;

    /** The pages are mounted elsewhere, too; the operations are not. */
    FrontDoor(Servlet pages, Operations operations) {
        this.pages = pages;
        this.operations = operations;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        operations.init(config);
    }

    @Override
    public void destroy() {
        operations.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!isLooking(request) || operations.isOne(request)) {
            operations.service(request, response);
            return;
        }
        response.setHeader("Vary", "Accept");
        String accepted = request.getHeader("Accept");
        (accepted != null && accepted.contains("text/html") ? pages : operations).service(request, response);
    }

    private static boolean isLooking(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
