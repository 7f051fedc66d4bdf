package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginListenersTest {
    private static final HttpServletRequest REQUEST = TestingServlets.request(Map.of(
            "getRemoteAddr", args -> "203.0.113.7", "getHeader", args -> "Firefox", "getAttribute", args -> null));
    private static final Logger LOG = Logger.getLogger(LoginListeners.class.getName());
    private static final SsoPrincipal ALICE = new SsoPrincipal("alice", "alice", "42");

    /** What the failing listeners throw would be all over the build's output. */
    @BeforeAll
    static void keepQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @Test
    void theFirstWishWithinTheSiteDecidesWhereTheBrowserGoes() {
        LoginListeners listeners =
                new LoginListeners(List.of(silent(), going("/new-password?for=alice"), going("/elsewhere")));

        assertThat(next(listeners)).isEqualTo("/new-password?for=alice");
        assertThat(next(new LoginListeners(List.of(silent())))).isEqualTo("/news");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news",
                "//evil.example/",
                "/\\evil.example",
                "https://evil.example/",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/\u0000",
                "/\u00e4"
            })
    void aWishThatLeavesTheSiteIsIgnored(String wish) {
        assertThat(next(new LoginListeners(List.of(going(wish))))).isEqualTo("/news");
    }

    @Test
    void oneThatFailsNeitherStopsTheLoginNorTheOthers() {
        LoginListener failing = new LoginListener() {
            @Override
            public String loggedIn(LoggedIn event) {
                throw new IllegalStateException("site's own trouble");
            }
        };
        LoginListener withoutItsClasses = new LoginListener() {
            @Override
            public String loggedIn(LoggedIn event) {
                throw new NoClassDefFoundError("org/example/Gone");
            }
        };

        assertThat(next(new LoginListeners(List.of(failing, withoutItsClasses, going("/here")))))
                .isEqualTo("/here");
    }

    @Test
    void oneThatCannotBeMadeStopsTheStartAndIsNamed(@TempDir Path folder) throws IOException {
        try (URLClassLoader site = siteThatNames("org.example.NoSuchListener", folder)) {
            assertThatThrownBy(() -> LoginListeners.load(site))
                    .isInstanceOf(ServletException.class)
                    .hasMessageContaining("org.example.NoSuchListener");
        }
    }

    private static String next(LoginListeners listeners) {
        return listeners.loggedIn(REQUEST, ALICE, new MadeRoom(2, 0, true), "/news");
    }

    private static LoginListener silent() {
        return new LoginListener() {};
    }

    private static LoginListener going(String next) {
        return new LoginListener() {
            @Override
            public String loggedIn(LoggedIn event) {
                assertThat(event).isEqualTo(new LoggedIn(new Customer("42", "alice", "203.0.113.7"), 2, true, "/news"));
                return next;
            }
        };
    }

    private static URLClassLoader siteThatNames(String listener, Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(LoginListener.class.getName()), listener);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, LoginListenersTest.class.getClassLoader());
    }
}
