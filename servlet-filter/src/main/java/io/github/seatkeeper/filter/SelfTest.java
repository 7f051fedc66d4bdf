package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether this site and its service understand each other, and what the site is told of a browser. Asks the
 * service two things that change nothing there, also while {@link ServiceGuard} leaves it alone. Thread-safe.
 */
final class SelfTest {
    /** Tokens are refused beyond twice this. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(60);

    private static final List<String> HEADERS = List.of(
            "Host",
            "Origin",
            "Accept-Language",
            "Sec-Fetch-Site",
            "Sec-Fetch-Mode",
            "Sec-Fetch-Dest",
            "Sec-Fetch-User");

    private final FilterSettings settings;
    private final Map<String, String> found;
    private final SsoClient unguarded;
    private final ServiceGuard guard;
    private final Clock clock;

    /**
     * Calls nobody yet.
     *
     * @param found where each setting was found that was given
     */
    SelfTest(FilterSettings settings, Map<String, String> found, SsoClient unguarded, ServiceGuard guard, Clock clock) {
        this.settings = settings;
        this.found = Map.copyOf(found);
        this.unguarded = unguarded;
        this.guard = guard;
        this.clock = clock;
    }

    SelfTestReport run(HttpServletRequest request) {
        SelfTestReport report = new SelfTestReport();
        service(report, Browser.visitor(request));
        browser(report, request);
        settings(report);
        return report;
    }

    private void service(SelfTestReport report, Visitor visitor) {
        report.part("Service");
        report.told("Address", settings.ssoUrl());
        clocks(report);
        signedCall(report, visitor);
        ServiceGuard.State state = guard.state();
        report.checked(
                "Circuit breaker",
                state == ServiceGuard.State.ANSWERING,
                switch (state) {
                    case ANSWERING -> "closed: the service is asked";
                    case AWAY -> "open: the service was away and is left alone for a moment";
                    case BEING_ASKED -> "half open: the service was away and is being asked whether it is back";
                });
        String version = SessionLimitFilter.class.getPackage().getImplementationVersion();
        report.told("Version of this jar", version == null ? "unknown" : version);
    }

    private void clocks(SelfTestReport report) {
        try {
            Instant there = unguarded.timeAtService();
            long apart = Duration.between(clock.instant(), there).toSeconds();
            boolean good = Math.abs(apart) <= CLOCKS_APART.toSeconds();
            report.checked(
                    "Clock difference",
                    good,
                    apart + " s"
                            + (good ? "" : ": set the site's clock or the service's; tokens are refused beyond 120 s"));
        } catch (SsoException e) {
            report.checked("Clock difference", false, "not known: " + e.getMessage());
        }
    }

    private void signedCall(SelfTestReport report, Visitor visitor) {
        long began = System.nanoTime();
        try {
            unguarded.sessionStatus(new SessionId(Tokens.random()), visitor, SessionStatus.ANONYMOUS);
            report.checked("Signed call", true, "understood both ways in " + millisSince(began) + " ms");
        } catch (SsoException e) {
            report.checked("Signed call", false, "failed after " + millisSince(began) + " ms: " + e.getMessage());
        }
    }

    private void browser(SelfTestReport report, HttpServletRequest request) {
        Visitor visitor = Browser.visitor(request);
        report.part("This browser, as the site sees it");
        report.told("Address", visitor.ipAddress());
        report.told("Address of the connection", request.getRemoteAddr());
        report.told(settings.clientAddressHeader(), request.getHeader(settings.clientAddressHeader()));
        report.told("User agent", visitor.userAgent());
        report.told("Connection", request.isSecure() ? "https, as far as the container knows" : "http");
        for (String header : HEADERS) {
            report.told(header, request.getHeader(header));
        }
        if (Browser.isFromAnotherSite(request)) {
            report.told(
                    "Opened from",
                    "another site: browsers then keep cookies back, and somebody may be logged in unseen");
        }
        report.told("Cookies, by name", written(cookieNames(request)));
        report.told("Logged in", BrowserState.principal(request) == null ? "nobody" : "somebody");
    }

    private void settings(SelfTestReport report) {
        report.part("Settings");
        // by component, so that a setting added to the record is never forgotten here; secrets have masked types
        for (RecordComponent setting : FilterSettings.class.getRecordComponents()) {
            if (value(setting) instanceof ApiClient client) {
                setting(report, "clientId", client.id());
                setting(report, "clientSecret", client.secret());
                setting(report, "organisationId", client.organisationId());
            } else {
                setting(report, setting.getName(), value(setting));
            }
        }
    }

    private void setting(SelfTestReport report, String name, @Nullable Object value) {
        report.told(name, written(value) + " (" + found.getOrDefault(name, "default") + ")");
    }

    /** As it would be written in the settings. */
    static String written(@Nullable Object value) {
        if (value instanceof SharedSecret) {
            return "***";
        }
        if (value instanceof Enum<?> one) {
            return SettingsReader.lowerCamel(one);
        }
        if (value instanceof PathPatterns paths) {
            return written(paths.patterns());
        }
        String text = value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                : Objects.toString(value, "");
        return text.isEmpty() ? "none" : text;
    }

    private @Nullable Object value(RecordComponent setting) {
        try {
            return setting.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record tells its own components.", e);
        }
    }

    private static List<String> cookieNames(HttpServletRequest request) {
        List<String> names = new ArrayList<>();
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                names.add(cookie.getName());
            }
        }
        return names;
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
