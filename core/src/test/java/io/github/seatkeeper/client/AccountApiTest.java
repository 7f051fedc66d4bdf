package io.github.seatkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.Ticket;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountApiTest {
    private static final ApiClient CLIENT =
            new ApiClient("harbour web", SharedSecret.of("a&b=c CANARY-of-32-bytes-or-more"), "harbour");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Ticket TICKET = new Ticket("CANARY+1");
    private static final String TOKEN =
            "{\"access_token\":\"CANARY.2\",\"token_type\":\"bearer\",\"expires_in\":3600,\"more\":[]}";

    @BeforeAll
    static void warmUp() throws Exception {
        TestingService.warmUp();
    }

    @Test
    void exchangesTheTicketAndReadsTheProducts() throws Exception {
        try (TestingService service = answering(TOKEN, "{\"item\":{\"active_products\":[\"daily\",\"sunday\"]}}");
                AccountApi api = api(service, Duration.ofSeconds(20))) {
            assertThat(api.activeProducts(TICKET, LONG)).containsExactlyInAnyOrder("daily", "sunday");

            TestingService.Request exchange = service.requests().get(0);
            assertThat(exchange.line()).isEqualTo("POST /base/api/authorization/access_token HTTP/1.1");
            assertThat(exchange.headers()).contains("content-type: application/x-www-form-urlencoded");
            assertThat(exchange.body())
                    .isEqualTo("client_id=harbour+web&client_secret=a%26b%3Dc+CANARY-of-32-bytes-or-more"
                            + "&grant_type=ticket&ticket=CANARY%2B1");
            TestingService.Request read = service.requests().get(1);
            assertThat(read.line()).isEqualTo("GET /base/external/api/v1/me/active_products HTTP/1.1");
            assertThat(read.headers()).contains("authorization: bearer canary.2");
        }
    }

    @Test
    void anAccountMayHaveNoProducts() throws Exception {
        try (TestingService service = answering(TOKEN, "{\"item\":{\"active_products\":[]}}");
                AccountApi api = api(service, Duration.ofSeconds(20))) {
            assertThat(api.activeProducts(TICKET, LONG)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARY",
                "[]",
                "{}",
                "{\"access_token\":5}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"CANARY\\r\\nHost: elsewhere\"}",
                "{\"access_token\":\"CANARY\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"CANARY\",\"token_type\":5}",
                "{\"access_token\":\"CANARY\",\"access_token\":\"CANARY\"}",
            })
    void anythingButAnAccessTokenIsNotAccepted(String answer) throws Exception {
        refuses(answer, "{\"item\":{\"active_products\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"CANARY\"]",
                "{\"active_products\":[]}",
                "{\"item\":{\"active_products\":\"CANARY\"}}",
                "{\"item\":{\"active_products\":[1]}}",
                "{\"item\":{\"active_products\":[null]}}",
                "{\"item\":{\"active_products\":[\"\"]}}",
                "{\"item\":{\"active_products\":[[\"CANARY\"]]}}",
                "{\"item\":[]}",
            })
    void anythingButAListOfNamesIsNotAccepted(String answer) throws Exception {
        refuses(TOKEN, answer);
    }

    @Test
    void listsAndNamesAreBounded() throws Exception {
        refuses(TOKEN, products("\"p\",".repeat(500) + "\"p\""));
        refuses(TOKEN, products("\"" + "p".repeat(201) + "\""));
        refuses(TOKEN, products("\"" + "p".repeat(1 << 20) + "\""));
        refuses("{\"access_token\":\"" + "p".repeat(4097) + "\"}", products(""));
    }

    @Test
    void bothCallsEndByOneDeadline() throws Exception {
        try (TestingService service = new TestingService(connection -> {
                    connection.read();
                    connection.awaitEnd();
                });
                AccountApi api = api(service, Duration.ofMillis(500))) {
            long start = System.nanoTime();

            assertThatExceptionOfType(SsoUnavailableException.class).isThrownBy(() -> api.activeProducts(TICKET, LONG));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(service.clientLetGo()).isTrue();
        }
    }

    @Test
    void whereNoTimeIsLeftNobodyIsAsked() throws Exception {
        try (TestingService service = answering(TOKEN, products(""));
                AccountApi api = api(service, LONG)) {
            assertThatExceptionOfType(SsoUnavailableException.class)
                    .isThrownBy(() -> api.activeProducts(TICKET, Duration.ofNanos(-1)))
                    .withMessageContaining("took too long");
            assertThat(service.requests()).isEmpty();
        }
    }

    private static void refuses(String first, String second) throws IOException {
        try (TestingService service = answering(first, second);
                AccountApi api = api(service, Duration.ofSeconds(20))) {
            Throwable thrown = catchThrowable(() -> api.activeProducts(TICKET, LONG));

            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            assertThat(thrown).isInstanceOf(SsoProtocolException.class).hasMessageStartingWith("The account API");
            assertThat(trace.toString()).doesNotContain("CANARY");
        }
    }

    private static String products(String names) {
        return "{\"item\":{\"active_products\":[" + names + "]}}";
    }

    private static TestingService answering(String first, String second) {
        return new TestingService(connection -> {
            for (TestingService.Request request = connection.read(); request != null; request = connection.read()) {
                connection.answer(request.line().startsWith("POST") ? first : second);
            }
        });
    }

    private static AccountApi api(TestingService service, Duration deadline) {
        return new AccountApi(service.uri(), CLIENT, deadline);
    }
}
