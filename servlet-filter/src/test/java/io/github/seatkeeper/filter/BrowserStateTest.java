package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserStateTest {
    @Test
    void anHttpSessionThatEndsWhileItIsAskedForIsAsGoodAsNone() {
        HttpServletRequest request = TestingServlets.request(Map.of("getSession", args -> {
            throw new IllegalStateException("It was ended by another request.");
        }));

        assertThat(BrowserState.http(request)).isNull();
        assertThat(BrowserState.principal(request)).isNull();
        assertThat(BrowserState.notice(request)).isNull();
    }
}
