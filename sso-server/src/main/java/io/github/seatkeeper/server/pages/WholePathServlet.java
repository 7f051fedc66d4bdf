package io.github.seatkeeper.server.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** JAX-RS that matches the whole path, on whichever pattern it is mounted. */
final class WholePathServlet extends ServletContainer {
    private static final long serialVersionUID = 1L;

    WholePathServlet(ResourceConfig application) {
        super(application);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.service(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getServletPath() {
                        return "";
                    }

                    @Override
                    public String getPathInfo() {
                        String rest = super.getPathInfo();
                        return super.getServletPath() + (rest == null ? "" : rest);
                    }
                },
                response);
    }
}
