package io.github.seatkeeper.server;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The service's bare address: people get a page, programs what they get wherever there is no operation. */
final class FrontDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Servlet pages;
    private final transient Servlet operations;

    FrontDoor(Servlet pages, Servlet operations) {
        this.pages = pages;
        this.operations = operations;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        (isOfAPerson(request) ? pages : operations).service(request, response);
    }

    private static boolean isOfAPerson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        boolean looking =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return looking && accepted != null && accepted.contains("text/html");
    }
}
