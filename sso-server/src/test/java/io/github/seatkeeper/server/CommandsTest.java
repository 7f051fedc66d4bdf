package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.RegisteredClient;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.memory.MemoryStores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do to the stores from the command line. */
class CommandsTest {
    private final TestingClock clock = new TestingClock();
    private final Stores stores = new MemoryStores(PasswordHashes.OF_NOBODY, new SecureRandom());
    private final ByteArrayOutputStream result = new ByteArrayOutputStream();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private String password = "a long enough password";
    private Map<String, String> named = Map.of();

    private StoreCommands commands(@Nullable Stores durable) {
        ServiceSettings settings = ServiceSettings.read(TestingService.settings(named));
        FromSettings.into(stores, settings, new SecureRandom());
        return new StoreCommands(
                file -> settings,
                read -> durable,
                new StoreCommand.Console(
                        () -> password,
                        new PrintStream(result, true, StandardCharsets.UTF_8),
                        new PrintStream(message, true, StandardCharsets.UTF_8)),
                clock);
    }

    private void run(String... arguments) {
        commands(stores).run(arguments);
    }

    private String result() {
        return result.toString(StandardCharsets.UTF_8).strip();
    }

    private String message() {
        return message.toString(StandardCharsets.UTF_8).strip();
    }

    private void assertFails(int exitCode, String sentence, String... arguments) {
        assertThatThrownBy(() -> run(arguments)).isInstanceOfSatisfying(CommandFailedException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(exitCode);
            assertThat(e).hasMessageContaining(sentence);
        });
    }

    private static boolean matches(String typed, String hash) {
        return PasswordHashes.encoder().matches(typed, hash);
    }

    @Test
    void firstAdminIsASuperuserOfTheSettingsOrganisation() {
        run("add-admin", "root", "settings.properties");
        Staff root = stores.staff().find("ROOT");
        assertThat(root).isNotNull();
        assertThat(root.organisationId()).isEqualTo("harbour");
        assertThat(root.role()).isEqualTo(Staff.Role.SUPERUSER);
        assertThat(matches(password, root.passwordHash())).isTrue();
        assertThat(result()).isEmpty();
        assertFails(1, "Somebody of the staff has the login \"root\"", "add-admin", "root");
        run("add-admin", "desk", "--role", "customer-service");
        assertThat(stores.staff().find("desk").role()).isEqualTo(Staff.Role.CUSTOMER_SERVICE);
        assertFails(2, "--role is \"boss\"", "add-admin", "other", "--role", "boss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "eleven char"})
    void staffHaveLongPasswords(String tooShort) {
        password = tooShort;
        assertFails(2, "Give a password of 12 to 500 characters on standard input.", "add-admin", "root");
        assertThat(stores.staff().find("root")).isNull();
    }

    @Test
    void staffMemberIsRemovedOnlyFromTheirOwnOrganisation() {
        run("add-admin", "root");
        run("add-organisation", "gazette");
        assertFails(1, "Nobody of the staff", "remove-staff", "root", "--organisation", "gazette");
        run("remove-staff", "ROOT");
        assertThat(stores.staff().find("root")).isNull();
        assertFails(1, "Nobody of the staff", "remove-staff", "root");
    }

    @Test
    void whatIsLeftToDoAfterAStaffMemberWasRemovedIsSaid() {
        run("add-admin", "root");
        run("add-admin", "desk", "--role", "customer-service");
        message.reset();
        run("remove-staff", "desk");
        assertThat(message()).isEqualTo("\"desk\" was removed from the staff and is logged out.");
        message.reset();
        run("remove-staff", "root");
        assertThat(message().lines())
                .contains("If that was the last superuser, add another with add-admin.")
                .hasSize(2);
        message.reset();
        named = Map.of("staff.named.password", TestingService.hash("a long enough password"));
        run("remove-staff", "NAMED");
        assertThat(message().lines())
                .contains("The settings name them, and add them again at the next start: take staff.named out there.")
                .hasSize(2);
    }

    @Test
    void clientIsAddedWithASecretShownOnce() {
        run(
                "add-client",
                "shop",
                "--name",
                "The Harbour Shop",
                "--landing",
                "https://shop.example.org/landing",
                "--return-origin",
                "https://SHOP.example.org",
                "--return-origin",
                "http://localhost:8080");
        RegisteredClient shop = stores.clients().find("shop");
        assertThat(shop).isNotNull();
        assertThat(shop.organisationId()).isEqualTo("harbour");
        assertThat(shop.name()).isEqualTo("The Harbour Shop");
        assertThat(result()).matches("[A-Za-z0-9_-]{43}");
        assertThat(shop.secret()).isEqualTo(SharedSecret.of(result()));
        assertThat(shop.landing()).isEqualTo(URI.create("https://shop.example.org/landing"));
        assertThat(shop.returnOrigins()).containsExactlyInAnyOrder("https://shop.example.org", "http://localhost:8080");
        assertThat(message()).doesNotContain(result());
        assertFails(1, "There is an API client \"shop\" already", "add-client", "shop");
        assertFails(1, "There is an API client \"web\" already", "add-client", "web");
        assertFails(2, "--name is \" \"", "add-client", "x", "--name", " ");
        assertFails(2, "--landing is \"http://shop", "add-client", "x", "--landing", "http://shop.example.org/");
        assertFails(2, "--return-origin is \"https://x/y\"", "add-client", "x", "--return-origin", "https://x/y");
    }

    @Test
    void secretIsChangedAndTheOldOneKeptForAWhile() {
        run("add-client", "shop");
        String old = result();
        result.reset();
        run("rotate-secret", "shop", "--keep-old", "PT1H");
        RegisteredClient shop = stores.clients().find("shop");
        assertThat(result()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(old);
        assertThat(shop.secret()).isEqualTo(SharedSecret.of(result()));
        assertThat(shop.previousSecret()).isEqualTo(SharedSecret.of(old));
        assertThat(shop.previousSecretUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertFails(1, "There is no API client \"nobody\"", "rotate-secret", "nobody");
        assertFails(1, "change client.web.secret there", "rotate-secret", "web");
        assertFails(2, "--keep-old is \"1 day\"", "rotate-secret", "shop", "--keep-old", "1 day");
        run("add-organisation", "other");
        assertFails(1, "of organisation \"other\"", "rotate-secret", "shop", "--organisation", "other");
        assertThat(stores.clients().find("shop").secret()).isEqualTo(SharedSecret.of(result()));
    }

    @Test
    void accountIsAddedWithItsProductsAndItsLimit() {
        password = "8 letter";
        run("add-account", "dora@example.org", "--limit", "4", "--product", "daily", "--product", "sunday");
        Account dora = stores.of("harbour").accounts().withLogin("Dora@example.org");
        assertThat(dora).isNotNull();
        assertThat(dora.id()).isEqualTo(result());
        assertThat(dora.sessionLimit()).isEqualTo(4);
        assertThat(dora.products()).isEqualTo(List.of("daily", "sunday"));
        assertThat(dora.active()).isTrue();
        assertThat(matches(password, dora.passwordHash())).isTrue();
        assertFails(1, "An account has the login \"alice\"", "add-account", "alice");
        assertFails(2, "--limit is \"0\"", "add-account", "x", "--limit", "0");
        password = "7 lette";
        assertFails(2, "Give a password of 8", "add-account", "x");
    }

    @Test
    void anotherOrganisationHasItsOwnAccountsClientsAndStaff() {
        run("add-organisation", "other", "--name", "The Other Post");
        assertThat(stores.organisations().find("other").name()).isEqualTo("The Other Post");
        assertThat(stores.of("other").limits().limit()).isNull();
        run("add-account", "alice", "--organisation", "other");
        run("add-client", "shop", "--organisation", "other");
        run("add-admin", "root", "--organisation", "other");
        assertThat(stores.of("other").accounts().withLogin("alice").id())
                .isNotEqualTo(stores.of("harbour").accounts().withLogin("alice").id());
        assertThat(stores.clients().find("shop").organisationId()).isEqualTo("other");
        assertThat(stores.staff().find("root").organisationId()).isEqualTo("other");
        assertFails(1, "There is an organisation \"other\" already", "add-organisation", "other");
        assertFails(2, "The organisation's id is \"a b\"", "add-organisation", "a b");
        assertFails(1, "There is no organisation \"third\"", "add-client", "x", "--organisation", "third");
    }

    @Test
    void whatIsNotUnderstoodDoesNothing() {
        assertFails(2, "add-client is without its <id>.\nUsage: add-client <id> [--name", "add-client");
        assertFails(2, "add-admin is without its <login>.", "add-admin", "settings.properties");
        assertFails(2, "\"c\" is one word too many.\nUsage: add-client <id> [", "add-client", "a", "b", "c");
        assertFails(2, "There is no option --secret here.", "add-client", "x", "--secret", "y");
        assertFails(2, "The option --landing is without its value.", "add-client", "x", "--landing");
        assertFails(2, "The option --limit is there twice.", "add-account", "x", "--limit", "1", "--limit", "2");
    }

    @Test
    void memoryIsNothingToAddTo() {
        assertThatThrownBy(() -> commands(null).run("add-admin", "root"))
                .hasMessage(
                        "The service remembers in memory only, so there is nothing durable to add to: set database.");
    }
}
