package io.github.seatkeeper.server.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** JAX-RS, but for OPTIONS, which it answers by itself: nobody here is to be asked by a browser. */
final class OperationsServlet extends ServletContainer {
    private static final long serialVersionUID = 1L;

    OperationsServlet(ResourceConfig resources) {
        super(resources);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!request.getMethod().equals(HttpMethod.OPTIONS) || !Operations.isOne(request)) {
            super.service(request, response);
            return;
        }
        String name = Operations.nameIn(request);
        boolean isRead = name.equals(Identify.NAME) || name.startsWith(TellAccount.PATH);
        response.setHeader(HttpHeaders.ALLOW, isRead ? HttpMethod.GET : HttpMethod.POST);
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
