package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SharedSecret;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApiClientStore} does. An implementation's test says how one is made. */
public abstract class ApiClientStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final SharedSecret OLD = SharedSecret.of("the old secret of a client, long enough");
    private static final SharedSecret NEW = SharedSecret.of("the new secret of a client, long enough");
    private static final SharedSecret NEWEST = SharedSecret.of("the newest secret of a client");

    private final String organisation = "organisation " + UUID.randomUUID();
    private final RegisteredClient web = client("b");
    private ApiClientStore store;

    protected abstract Stores stores();

    @BeforeEach
    void makeStore() {
        store = stores().clients();
    }

    private RegisteredClient client(String id) {
        return new RegisteredClient(id + " of " + organisation, organisation, null, OLD, null, null, null, Set.of());
    }

    @Test
    void clientIsFoundWhole() {
        RegisteredClient full = new RegisteredClient(
                "full of " + organisation,
                organisation,
                "The Harbour Post – Sunday",
                NEW,
                OLD,
                NOON,
                URI.create("https://www.example.org/landing?a=b"),
                Set.of("https://www.example.org", "http://localhost:8080"));
        assertThat(store.add(full)).isTrue();
        assertThat(store.find(full.id())).isEqualTo(full);
        assertThat(store.add(web)).isTrue();
        assertThat(store.find(web.id())).isEqualTo(web);
        assertThat(store.find("nobody")).isNull();
    }

    @Test
    void organisationsClientsAreListedById() {
        store.add(web);
        RegisteredClient app = client("a");
        store.add(app);
        assertThat(store.of(organisation)).containsExactly(app, web);
        assertThat(store.of("another")).isEmpty();
    }

    @Test
    void idBelongsToOneClient() {
        store.add(web);
        assertThat(store.add(new RegisteredClient(web.id(), "another", null, NEW, null, null, null, Set.of())))
                .isFalse();
        assertThat(store.find(web.id())).isEqualTo(web);
    }

    @Test
    void secretThatIsReplacedIsAcceptedForAWhileAndTheOneBeforeItNoMore() {
        RegisteredClient named =
                new RegisteredClient(web.id(), organisation, "The Harbour Post", OLD, null, null, null, Set.of());
        store.add(named);
        assertThat(store.rotateSecret(web.id(), NEW, NOON)).isTrue();
        assertThat(store.find(web.id()))
                .isEqualTo(new RegisteredClient(web.id(), organisation, named.name(), NEW, OLD, NOON, null, Set.of()));
        assertThat(store.rotateSecret(web.id(), NEWEST, NOON.plusSeconds(60))).isTrue();
        assertThat(store.find(web.id()))
                .isEqualTo(new RegisteredClient(
                        web.id(), organisation, named.name(), NEWEST, NEW, NOON.plusSeconds(60), null, Set.of()));
        assertThat(store.rotateSecret("nobody", NEW, NOON)).isFalse();
    }
}
