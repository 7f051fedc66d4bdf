package io.github.seatkeeper.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.seatkeeper.benchmarks.Site.Before;
import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.Password;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A login through site and service, as the browser sees it: how often the service is asked, and how long it takes. */
final class Login {
    private static final int WARM_UP = 1_500;
    private static final int ROUNDS = 7;
    private static final int LOGINS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Visitor VISITOR = new Visitor("127.0.0.1", "A browser");

    /** One of what is timed. */
    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    private final Service service;
    private final Site site;
    private final SsoClient client;

    private Login(Service service, Site site, SsoClient client) {
        this.service = service;
        this.site = site;
        this.client = client;
    }

    static List<Panel> measure(Service service) throws Exception {
        try (Site site = Site.start(service);
                SsoClient client = service.client()) {
            Login login = new Login(service, site, client);
            return List.of(login.calls(), login.times());
        }
    }

    private Panel calls() throws Exception {
        chosen(); // from now on the only seat is taken
        return new Panel(
                "Calls to the service that a login makes",
                List.of(
                        calls("straight", this::straight, Aim.atMost(2)),
                        calls("choosing", this::chosen, Aim.atMost(4))));
    }

    private Figure calls(String what, Step step, Aim aim) throws Exception {
        Map<String, Long> before = service.calls();
        step.take();
        Map<String, Long> made = new TreeMap<>(service.calls());
        made.replaceAll((operation, count) -> count - before.getOrDefault(operation, 0L));
        made.values().removeIf(count -> count == 0);
        String each = made.entrySet().stream()
                .map(operation -> operation.getValue() + " " + operation.getKey())
                .collect(Collectors.joining(", "));
        long sum = made.values().stream().mapToLong(Long::longValue).sum();
        return Figure.ours(what + ": " + each, Spread.exactly((double) sum), aim);
    }

    private Panel times() throws Exception {
        List<Double> straight = new ArrayList<>();
        List<Double> chosen = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        medianMillis(WARM_UP, this::straight);
        medianMillis(WARM_UP, this::chosen);
        medianMillis(WARM_UP, this::callsAlone);
        medianMillis(WARM_UP, service::checkPassword);
        for (int n = 0; n < ROUNDS; n++) {
            double hash = medianMillis(LOGINS, service::checkPassword);
            straight.add(medianMillis(LOGINS, this::straight) - hash);
            bare.add(medianMillis(LOGINS, this::callsAlone) - hash);
            chosen.add(medianMillis(LOGINS, this::chosen) - hash);
        }
        return new Panel(
                "Time of a login beyond the password hash, ms",
                List.of(
                        Figure.ours("a login", Spread.of(straight)),
                        Figure.other("its two calls alone", Spread.of(bare)),
                        Figure.ours("a login with a choice", Spread.of(chosen))));
    }

    private static double medianMillis(int times, Step step) throws Exception {
        long[] nanos = new long[times];
        for (int n = 0; n < times; n++) {
            long begin = System.nanoTime();
            step.take();
            nanos[n] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[times / 2] / 1e6;
    }

    /** One request of the browser's. */
    private void straight() throws Exception {
        HttpResponse<String> answer = site.browser(Before.SEATKEEPER)
                .post("/login", Map.of("username", Service.reader(0), "password", Service.PASSWORD));
        expect(303, answer);
    }

    /** Two requests of the browser's. */
    private void chosen() throws Exception {
        Browser browser = site.browser(Before.SEATKEEPER);
        HttpResponse<String> answer = browser.postJson(
                "/login", JSON.writeValueAsString(Map.of("username", Service.LIMITED, "password", Service.PASSWORD)));
        if (answer.statusCode() == 200) {
            return; // the first of all
        }
        expect(409, answer);
        JsonNode list = JSON.readTree(answer.body());
        String context = Before.SEATKEEPER.context();
        String choice = JSON.writeValueAsString(Map.of(
                "pending", list.path("pending"),
                "csrf", list.path("csrf"),
                "session", List.of(list.path("sessions").path(0).path("handle")),
                "action", "logout"));
        String action = list.path("action").textValue();
        expect(200, browser.postJson(action.startsWith(context) ? action.substring(context.length()) : action, choice));
    }

    private void callsAlone() throws Exception {
        LoginResult result = client.authenticate(
                client.createSession(VISITOR),
                VISITOR,
                new Credentials.LoginAndPassword(Service.reader(1), new Password(Service.PASSWORD), false));
        if (!(result instanceof LoginResult.LoggedIn)) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
    }
}
