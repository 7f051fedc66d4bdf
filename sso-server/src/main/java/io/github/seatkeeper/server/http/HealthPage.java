package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.monitoring.Readiness;
import jakarta.servlet.http.HttpServletRequest;
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
    Answer answer(HttpServletRequest request) {
        return switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> answer(Readiness.State.UP);
            case "/ready" -> answer(readiness.state());
            default -> Problem.of(404).answer();
        };
    }

    private static Answer answer(Readiness.State state) {
        String name = state.name().toLowerCase(Locale.ROOT);
        return Answer.of(state == Readiness.State.UP ? 200 : 503, Answer.JSON, "{\"status\":\"" + name + "\"}");
    }
}
