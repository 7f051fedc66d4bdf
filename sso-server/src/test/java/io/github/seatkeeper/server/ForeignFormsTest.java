package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.TestingStaff.Answer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address of the pages that takes a form does nothing with one that is another browser's or another site's. */
class ForeignFormsTest {
    private static final String WRONG = "0".repeat(64);

    private static TestingService service;
    private static TestingStaff admin;
    private static TestingCustomer customer;
    private static SessionId seat;
    private static String adminsToken = "";

    @BeforeAll
    static void logInEverywhere() throws Exception {
        Map<String, String> settings = new TreeMap<>(StaffLoginTest.STAFF);
        settings.put("sessionLimit", "2");
        settings.put("client.web.landing", "https://www.example.org/landing");
        service = TestingService.with(settings);
        admin = new TestingStaff(service.server.uri());
        adminsToken = TestingStaff.csrf(admin.logIn("admin", "all of it"));
        seat = service.seatOfAlice();
        customer = new TestingCustomer(service.server.uri());
        customer.logIn("/login?client=web", "alice", "wonderland");
        customer.get("/account/sessions?client=web");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Read off the resources, so that none is forgotten. */
    static Stream<String> addresses() {
        return new ClassFileImporter()
                .importPackages("io.github.seatkeeper.server.pages").stream()
                        .flatMap(resource -> resource.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(POST.class))
                        .map(ForeignFormsTest::address);
    }

    private static String address(JavaMethod method) {
        String resource = method.getOwner().getAnnotationOfType(Path.class).value();
        return method.isAnnotatedWith(Path.class)
                ? resource + "/" + method.getAnnotationOfType(Path.class).value()
                : resource;
    }

    @Test
    void addressesAreFound() {
        assertThat(addresses())
                .containsExactlyInAnyOrder(
                        "/admin/login",
                        "/admin/logout",
                        "/admin/account",
                        "/admin/session-limits/change",
                        "/admin/session-limits/off",
                        "/login",
                        "/login/choose",
                        "/login/new-password",
                        "/account/sessions");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void nothingIsDone(String address) throws Exception {
        if (address.startsWith("/admin/")) {
            String rest = "&from=2&maximum=1&ending=end&id=account-of-alice&reason=x&action=all&login=admin&password=x";
            assertRefused(admin.postOnly(address, rest.substring(1)));
            assertRefused(admin.postOnly(address, "csrf=" + WRONG + rest));
            assertRefused(admin.postOnly(address, "csrf=" + adminsToken + rest, "Sec-Fetch-Site", "cross-site"));
        } else {
            String right = customer.csrf;
            String[] fields = {"action", "all", "login", "bob@example.org", "password", "builder", "again", "builder"};
            for (String token : new String[] {"", WRONG}) {
                customer.csrf = token;
                assertThat(customer.post(address + "?client=web", fields).statusCode())
                        .isEqualTo(403);
            }
            customer.csrf = right;
            String[] fromElsewhere = {"Sec-Fetch-Site", "cross-site"};
            assertThat(customer.postAs(address + "?client=web", fromElsewhere, fields)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(service.status(seat)).isInstanceOf(SessionState.LoggedIn.class);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
        assertThat(service.server.stores().of("harbour").limits().limit()).isEqualTo(2);
        assertThat(admin.get("/admin/accounts").heading()).isEqualTo("Accounts");
        assertThat(customer.get("/account/sessions?client=web").statusCode()).isEqualTo(200);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.heading()).isEqualTo("This form can no longer be used");
    }
}
