package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.monitoring.Readiness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** {@code /live}: the process answers. {@code /ready}: send it requests. For load balancers and whoever restarts it. */
public final class HealthPage extends OperatorPage {
    private static final long serialVersionUID = 1L;

    private final transient Readiness readiness;

    /**
     * Takes who knows.
     *
     * @param readiness tells whether requests should be sent here
     */
    public HealthPage(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (path.equals("/live")) {
            write(response, 200, Readiness.State.UP);
        } else if (path.equals("/ready")) {
            Readiness.State state = readiness.state();
            write(response, state == Readiness.State.UP ? 200 : 503, state);
        } else {
            write(response, Problem.of(404));
        }
    }

    private static void write(HttpServletResponse response, int status, Readiness.State state) throws IOException {
        String name = state.name().toLowerCase(Locale.ROOT);
        write(response, status, "application/json", "{\"status\":\"" + name + "\"}");
    }
}
