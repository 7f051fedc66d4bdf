package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.TestingStaff.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is at the service's bare address. */
class FrontDoorTest {
    private static final String BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static TestingService service;

    private final TestingStaff visitor = new TestingStaff(service.server.uri());

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private Answer ask(String method, String accept) throws IOException, InterruptedException {
        HttpRequest.Builder request = visitor.request("/").method(method, HttpRequest.BodyPublishers.noBody());
        return visitor.send(request.header("Accept", accept));
    }

    @Test
    void peopleFindTheWayOnAndNothingElse() throws Exception {
        Answer page = ask("GET", BROWSERS);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.heading()).isEqualTo("Log in at your site");
        assertThat(page.page().select("form")).isEmpty();
        assertThat(page.page().text()).doesNotContain("harbour", "Seatkeeper");
        assertThat(visitor.get(page.page().select("main a").attr("href")).heading())
                .isEqualTo("Log in");
        assertThat(ask("HEAD", BROWSERS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, */*", "GET, application/json", "POST, text/html", "POST, */*", "PUT, text/html"})
    void programsAreToldThatThereIsNoOperation(String method, String accept) throws Exception {
        Answer answer = ask(method, accept);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.page().text()).contains("\"error\":\"not_found\"");
    }
}
