package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "on", "true", "yes", "remember-me", "Y"})
    void aTickIsWhateverTheFormSendsForIt(String value) throws Exception {
        assertThat(read(value).remember()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "false", "FALSE", "off", "no"})
    void noTickIsWhatFormsSendForNone(String value) throws Exception {
        assertThat(read(value).remember()).isFalse();
    }

    @Test
    void aFormWithoutTheBoxAsksForNothing() throws Exception {
        assertThat(read().remember()).isFalse();
    }

    @Test
    void aHiddenFieldBesideTheBoxDoesNotUntickIt() throws Exception {
        assertThat(read("0", "1").remember()).isTrue();
    }

    private static LoginForm read(String... remember) throws Exception {
        Map<String, String[]> parameters = new HashMap<>();
        parameters.put("username", new String[] {"alice"});
        parameters.put("password", new String[] {"wonderland"});
        if (remember.length > 0) {
            parameters.put("remember", remember);
        }
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        HttpServletRequest request = TestingServlets.request(Map.of(
                "getSession", args -> null,
                "setAttribute", args -> null,
                "getAttribute", args -> null,
                "getHeader", args -> headers.get((String) args[0]),
                "getQueryString", args -> null,
                "getCharacterEncoding", args -> "UTF-8",
                "setCharacterEncoding", args -> null,
                "getParameterMap", args -> parameters));
        return LoginForm.read(
                request,
                FilterSettings.read(TestingServlets.settings(Map.of(
                        "ssoUrl", "https://sso.example.org",
                        "clientId", "harbour-web",
                        "clientSecret", "a secret of thirty-two bytes, or more",
                        "organisationId", "harbour"))));
    }
}
