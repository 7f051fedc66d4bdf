package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingStaff.csrf;
import static io.github.seatkeeper.server.TestingStaff.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.TestingStaff.Answer;
import io.github.seatkeeper.server.login.StaffLogins;
import io.github.seatkeeper.server.monitoring.TestingAuditLog;
import io.github.seatkeeper.server.store.LimitStore;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffLoginTest {
    static final Map<String, String> STAFF = Map.of(
            "staff.admin.password",
            TestingService.hash("all of it"),
            "staff.admin.role",
            "superuser",
            "staff.desk.password",
            TestingService.hash("accounts only"));

    private static TestingService service;

    private final TestingStaff browser = new TestingStaff(service.server.uri());

    @BeforeAll
    static void start() {
        service = TestingService.with(STAFF);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void begin() throws Exception {
        service.forgetEverything();
        LimitStore limits = service.server.stores().of("harbour").limits();
        limits.change(limits.limit(), null, false, "nobody", service.clock.instant());
    }

    @Test
    void staffLogInAndOutWithANewKeyEachTime() throws Exception {
        Answer form = browser.get("/admin");
        assertThat(form.heading()).isEqualTo("Log in");
        String before = browser.key();

        Answer in = browser.logIn("Desk", "accounts only");
        assertThat(in.heading()).isEqualTo("Accounts");
        assertThat(in.page().select(".who bdi").text()).isEqualTo("desk");
        String key = browser.key();
        assertThat(key).isNotEqualTo(before).hasSize(32);

        Answer out = browser.post("/admin/logout", field("csrf", csrf(in)));
        assertThat(out.heading()).isEqualTo("Log in");
        assertThat(out.notice()).isEqualTo("You are logged out.");
        assertThat(browser.get("/admin/login").notice()).isEmpty();
        assertThat(browser.get("/admin/accounts").heading()).isEqualTo("Log in");
    }

    @Test
    void theCookieIsForThesePagesAndNoScript() throws Exception {
        Answer form = browser.get("/admin/login");
        assertThat(form.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("seatkeeper_staff=")
                .endsWith("; Path=/admin; HttpOnly; SameSite=Lax");
    }

    @Test
    void theCookieGoesOverHttpsOnlyWhereBrowsersUseIt() throws Exception {
        try (TestingService behindProxy = TestingService.with(Map.of("publicUrl", "https://sso.example"))) {
            Answer form = new TestingStaff(behindProxy.server.uri()).get("/admin/login");
            assertThat(form.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Secure-seatkeeper_staff=")
                    .contains("; Path=/admin;", "; Secure");
        }
    }

    @Test
    void aLoginEndsAfterAWorkingDay() throws Exception {
        browser.logIn("desk", "accounts only");
        service.clock.advance(StaffLogins.LIFETIME.minusSeconds(1));
        assertThat(browser.get("/admin/accounts").heading()).isEqualTo("Accounts");
        service.clock.advance(Duration.ofSeconds(1));
        assertThat(browser.get("/admin/accounts").heading()).isEqualTo("Log in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "nobody"})
    void wrongPasswordsAndLoginsNobodyHasAreToldAndFrozenAlike(String login) throws Exception {
        for (int i = 0; i < 4; i++) {
            Answer refused = browser.logIn(login, "wrong");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.alert()).isEqualTo("That login and password do not match. Please try again.");
            assertThat(refused.main()).containsOnlyOnce("do not match");
            assertThat(refused.page().select("#login").val()).isEqualTo(login);
            assertThat(refused.page().select("#password").val()).isEmpty();
        }
        String frozen = "There were too many wrong passwords. Please try again in 15 minutes.";
        assertThat(browser.logIn(login, "wrong").alert()).isEqualTo(frozen);
        assertThat(browser.logIn(login, "accounts only").alert()).isEqualTo(frozen);
        service.clock.advance(Duration.ofMinutes(15));
        assertThat(browser.logIn(login, "wrong").alert())
                .isEqualTo("That login and password do not match. Please try again.");
    }

    @Test
    void customersAreNoStaff() throws Exception {
        assertThat(browser.logIn("alice", "wonderland").status()).isEqualTo(422);
    }

    @Test
    void whatIsMissingIsAskedFor() throws Exception {
        assertThat(browser.logIn("", "").alert()).isEqualTo("Type your login and your password.");
        assertThat(browser.logIn("", "wrong").alert()).isEqualTo("Type your login.");
        Answer answer = browser.logIn("desk", "");
        assertThat(answer.alert()).isEqualTo("Type your password.");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.main()).containsOnlyOnce("Type your");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/session-limits, /admin/session-limits",
        "/admin/accounts?q=a, /admin/accounts",
        "/admin/session-limits/job, /admin/session-limits",
        "/admin/session-limits/change?maximum=3, /admin/session-limits",
        "/admin/account?id=account-of-alice, /admin/account?id=account-of-alice",
        "/admin/account?id=, /admin/accounts",
        "/admin/login?to=/admin/logout, /admin/accounts",
        "/admin/login?to=/admin/account%3Fid%3D1%26x%3D2, /admin/accounts",
        "/admin/login?to=//evil.example, /admin/accounts",
        "/admin/login?to=/admin/../x, /admin/accounts"
    })
    void afterTheLoginThePageThatWasAskedForOpens(String asked, String opened) throws Exception {
        Answer form = browser.get(asked);
        assertThat(form.heading()).isEqualTo("Log in");
        Answer answer = browser.post(
                "/admin/login",
                form.form("#login") + "&" + field("login", "admin") + "&" + field("password", "all of it"));
        assertThat(answer.status()).isEqualTo(400); // a field twice
        answer = browser.post(
                "/admin/login",
                form.form("#login").replace("login=", "login=admin").replace("password=", "password=" + "all+of+it"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.uri()).hasToString(service.server.uri() + opened);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, all of it, /admin/accounts, 200",
        "admin, all of it, /admin/account?id=account-of-alice, 200",
        "admin, all of it, /admin/session-limits, 200",
        "admin, all of it, /admin/session-limits/off, 200",
        "admin, all of it, /admin/session-limits/job, 200",
        "desk, accounts only, /admin/accounts, 200",
        "desk, accounts only, /admin/account?id=account-of-alice, 200",
        "desk, accounts only, /admin/session-limits, 403",
        "desk, accounts only, /admin/session-limits/change?maximum=1, 403",
        "desk, accounts only, /admin/session-limits/off, 403",
        "desk, accounts only, /admin/session-limits/job, 403",
    })
    void eachRoleHasItsPages(String login, String password, String path, int status) throws Exception {
        browser.logIn(login, password);
        Answer answer = browser.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.page().select("a[href=/admin/session-limits]").isEmpty() || login.equals("admin"))
                .isTrue();
    }

    @Test
    void customerServiceCanNotSaveALimit() throws Exception {
        Answer page = browser.logIn("desk", "accounts only");
        String fields = field("csrf", csrf(page)) + "&from=off&maximum=1&ending=end";
        assertThat(browser.post("/admin/session-limits/change", fields).status())
                .isEqualTo(403);
        assertThat(browser.post("/admin/session-limits/off", fields).status()).isEqualTo(403);
        assertThat(service.server.stores().of("harbour").limits().limit()).isNull();
    }

    @Test
    void aFormOfAnotherBrowserOrSiteDoesNothing() throws Exception {
        Answer mine = browser.logIn("admin", "all of it");
        String limit = "&from=off&maximum=1&ending=end";
        String right = field("csrf", csrf(mine)) + limit;
        String foreign = field("csrf", csrf(new TestingStaff(service.server.uri()).get("/admin/login"))) + limit;
        String path = "/admin/session-limits/change";
        assertThat(browser.postOnly(path, foreign).status()).isEqualTo(403);
        assertThat(browser.postOnly(path, limit.substring(1)).status()).isEqualTo(403);
        assertThat(browser.postOnly(path, right, "Sec-Fetch-Site", "same-site").status())
                .isEqualTo(403);
        assertThat(browser.postOnly(path, right, "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(browser.postOnly(path, right, "Origin", "null").status()).isEqualTo(403);
        assertThat(browser.postOnly(path, right, "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(service.server.stores().of("harbour").limits().limit()).isNull();
        assertThat(browser.postOnly(path, right, "Origin", service.server.uri().toString())
                        .status())
                .isEqualTo(303);
        assertThat(service.server.stores().of("harbour").limits().limit()).isEqualTo(1);
    }

    @Test
    void addressWrittenDownIsTheOneATrustedProxyTells() throws Exception {
        Map<String, String> behindAProxy = new TreeMap<>(STAFF);
        behindAProxy.put("trustedProxies", "127.0.0.1, ::1");
        try (TestingService proxied = TestingService.with(behindAProxy);
                TestingAuditLog log = new TestingAuditLog()) {
            for (TestingService each : List.of(service, proxied)) {
                TestingStaff staff = new TestingStaff(each.server.uri());
                String form = field("csrf", csrf(staff.get("/admin/login"))) + "&login=admin&password=all+of+it";
                staff.postOnly("/admin/login", form, "X-Forwarded-For", "203.0.113.9, 198.51.100.7");
            }
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().get(0)).contains("event=STAFF_LOGGED_IN").doesNotContain("198.51.100.7");
            assertThat(log.lines().get(1)).contains("event=STAFF_LOGGED_IN", "address=\"198.51.100.7\"");
        }
    }

    @Test
    void refusedLoginIsWrittenDownWhetherOrNotSomebodyHasIt() throws Exception {
        try (TestingAuditLog log = new TestingAuditLog()) {
            browser.logIn("Desk", "wrong");
            browser.logIn("my-own-password", "wrong");
            assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("event=STAFF_REFUSED"));
            assertThat(log.lines().get(0)).contains("actor=\"desk\"");
            assertThat(log.lines().get(1)).doesNotContain("my-own-password", "actor=");
        }
    }

    @Test
    void theLoginFormIsGuardedToo() throws Exception {
        browser.get("/admin/login");
        Answer refused = browser.postOnly(
                "/admin/login", "csrf=0&" + field("login", "admin") + "&" + field("password", "all of it"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.heading()).isEqualTo("This form can no longer be used");
    }

    @Test
    void whatIsSentAfterALoginEndedIsNotDoneAndSaysSo() throws Exception {
        Answer page = browser.logIn("admin", "all of it");
        service.clock.advance(StaffLogins.LIFETIME);
        Answer answer = browser.post(
                "/admin/session-limits/change", field("csrf", csrf(page)) + "&from=off&maximum=1&ending=end");
        assertThat(answer.heading()).isEqualTo("Log in");
        assertThat(answer.notice()).contains("was not done");
        assertThat(service.server.stores().of("harbour").limits().limit()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/nothing, 404",
        "GET, /admin/accounts/x, 404",
        "GET, /pages/nothing.css, 404",
        "GET, /login;x, 404",
        "GET, /login;x?client=web, 404",
        "GET, /admin;x/session-limits, 404",
        "GET, /admin/login;x, 404",
        "POST, /account;x/sessions?client=web, 404",
        "GET, /account/sessions%3Bx?client=web, 404",
        "GET, /pages/style.css;x, 404",
    })
    void wrongPathsGetAPage(String method, String path, int status) throws Exception {
        Answer answer = browser.send(browser.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.heading()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /admin/login, 'GET, HEAD, POST'",
        "OPTIONS, /admin/login, 'GET, HEAD, POST'",
        "POST, /admin/accounts, 'GET, HEAD'",
        "OPTIONS, /admin/accounts, 'GET, HEAD'",
        "OPTIONS, /account/sessions, 'GET, HEAD, POST'",
        "OPTIONS, /pages/style.css, 'GET, HEAD'",
        "GET, /admin/logout, POST",
    })
    void wrongMethodsGetAPageAndAreToldTheRightOnes(String method, String path, String allowed) throws Exception {
        Answer answer = browser.send(browser.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
        assertThat(answer.heading()).isEqualTo("This address is not opened like that");
    }

    @ParameterizedTest
    @CsvSource({
        "login=%ZZ, 400",
        "login=%C3, 400",
        "login=%00, 400",
        "login=a&login=b, 400",
    })
    void malformedFormsGetAPage(String body, int status) throws Exception {
        Answer form = browser.get("/admin/login");
        Answer answer = browser.postOnly("/admin/login", field("csrf", csrf(form)) + "&" + body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.heading()).isNotBlank();
    }

    @Test
    void bodiesThatAreNoFormsOrTooLargeGetAPage() throws Exception {
        Answer form = browser.get("/admin/login");
        String csrf = field("csrf", csrf(form));
        assertThat(browser.postOnly("/admin/login", csrf + "&login=" + "x".repeat(70_000))
                        .status())
                .isEqualTo(413);
        assertThat(browser.send(browser.request("/admin/login")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void pagesAreKeptByNobodyAndFramedByNobody() throws Exception {
        Answer page = browser.get("/admin/login");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.page().select("style, script:not([src]), [style], [onclick]"))
                .isEmpty();
    }

    @Test
    void stylesheetsAndScriptAreKeptUntilTheyChange() throws Exception {
        for (String url : browser.get("/admin/login")
                .page()
                .select("link[rel=stylesheet]")
                .eachAttr("href")) {
            Answer file = browser.get(url);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
            assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=31536000");
            assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
            for (String foreign : List.of(url + "0", url.replaceAll("\\?.*", ""))) {
                assertThat(browser.get(foreign)
                                .headers()
                                .firstValue("Cache-Control")
                                .orElseThrow())
                        .contains("no-store")
                        .doesNotContain("max-age");
            }
            String tag = file.headers().firstValue("ETag").orElseThrow();
            assertThat(browser.send(browser.request(url).header("If-None-Match", tag))
                            .status())
                    .isEqualTo(304);
        }
    }
}
