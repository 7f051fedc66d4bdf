package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser's first login on a page that makes no HttpSession by itself, where nobody is sent to be identified. */
class FirstLoginIT {
    private static TestingService service;
    private static HarbourPost site;

    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service)
                .with("loginPath", OldLoginServlet.PATH)
                .with(OldLoginServlet.PATH, new OldLoginServlet())
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void aFormSentTwiceAtOnceTakesOneSeat() throws Exception {
        String account = service.freshAccount();
        Form form = browser.open(OldLoginServlet.PATH)
                .form("#login")
                .with("username", account)
                .with("password", TestingService.PASSWORD);
        TestingBrowser impatient = browser.twin(); // a browser drops the first answer, cookies and all
        CompletableFuture<Page> second = new CompletableFuture<>();
        service.proxy().before("createsession", () -> {
            second.completeAsync(() -> browser.submitWithoutFollowing(form));
            TestingProxy.awaitSecondRequest();
        });

        assertThat(impatient.submitWithoutFollowing(form).redirectsTo()).isEqualTo(site.uri());
        assertThat(second.get(10, TimeUnit.SECONDS).redirectsTo()).isEqualTo(site.uri());

        assertThat(browser.open("/").reader()).isEqualTo(account);
        assertThat(browser.open("/seatkeeper/sessions").document().text()).contains("on this device only");
    }

    @Test
    void lookingAtTheFormAsksTheServiceNothingAndIsForNoSharedCache() {
        List<String> before = service.proxy().calls();

        Page page = browser.open(OldLoginServlet.PATH);

        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("JSESSIONID=");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("private");
        assertThat(service.proxy().calls()).isEqualTo(before);
        Page again = browser.open(OldLoginServlet.PATH);
        assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(again.headers().allValues("Cache-Control")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD,User-Agent,Mozilla/5.0",
        "GET,Sec-Purpose,prefetch",
        "GET,Sec-Fetch-Dest,iframe",
        "GET,Sec-Fetch-Mode,no-cors",
        "GET,User-Agent,curl/8.5.0",
        "GET,User-Agent,Mozilla/5.0 (compatible; Googlebot/2.1)",
    })
    void whatNobodyLooksAtGetsNoHttpSession(String method, String header, String value) {
        Page page = browser.send(
                site.uri(OldLoginServlet.PATH),
                request -> request.setHeader(header, value).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().allValues("Cache-Control")).isEmpty();
    }
}
