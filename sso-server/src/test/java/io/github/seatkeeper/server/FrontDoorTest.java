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
import org.junit.jupiter.params.provider.ValueSource;

/** What is at the service's bare address, and where nothing is. */
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
        return ask(method, "/", accept);
    }

    private Answer ask(String method, String path, String accept) throws IOException, InterruptedException {
        HttpRequest.Builder request = visitor.request(path).method(method, HttpRequest.BodyPublishers.noBody());
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
    @ValueSource(strings = {"/nothing", "/nothing/at/all?x=1", "/api", "/identify/nothing", "/healthy", "/logins"})
    void peopleWhoOpenWhatIsNotThereGetAPageThatSaysSo(String path) throws Exception {
        Answer page = ask("GET", path, BROWSERS);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.headers().allValues("Vary")).contains("Accept");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.heading()).isEqualTo("There is no such page");
        assertThat(page.page().select("link[rel=stylesheet]")).isNotEmpty();
        assertThat(page.page().text()).doesNotContain("nothing", "harbour", "Seatkeeper");
        assertThat(ask("HEAD", path, BROWSERS).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"GET, */*", "GET, application/json", "POST, text/html", "POST, */*", "PUT, text/html"})
    void programsAreToldThatThereIsNoOperation(String method, String accept) throws Exception {
        for (String path : new String[] {"/", "/nothing"}) {
            Answer answer = ask(method, path, accept);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.page().text()).contains("\"error\":\"not_found\"");
            assertThat(answer.headers().allValues("Vary").contains("Accept")).isEqualTo(method.equals("GET"));
        }
    }

    @Test
    void operationsAnswerBrowsersAsTheyDoEverybody() throws Exception {
        Answer operation = ask("GET", "/sessionstatus", BROWSERS);
        assertThat(operation.status()).isEqualTo(405);
        assertThat(operation.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ask("GET", "/identify", BROWSERS).heading()).isEqualTo("This link does not work");
    }
}
