package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.SsoServer;
import io.github.seatkeeper.server.StoresOf;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.OrganisationStores;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A service on the memory store with any number of sessions, and a site that calls it. */
final class BigMemory implements AutoCloseable {
    private final SsoServer service;
    final CallingSite site;

    private BigMemory(int sessions) {
        this.service = SsoServer.start(
                Map.of(
                        "port",
                        "0",
                        "organisation",
                        "harbour",
                        "sessionLimit",
                        "100",
                        "client.web.secret",
                        CallingSite.SECRET,
                        "database",
                        "memory"),
                Clock.systemUTC());
        OrganisationStores stores = StoresOf.service(service).of("harbour");
        for (int n = 0; n < sessions / 2; n++) {
            stores.accounts().add(Account.active(Sessions.account(n), Sessions.account(n), CallingSite.HASH));
        }
        List<SessionId> ids = new Sessions().fill(stores.sessions(), sessions, Instant.now());
        this.site = new CallingSite(service.uri(), new CallingSite.Population(sessions, Sessions::account, ids::get));
    }

    static void run(Report report) throws Exception {
        try (BigMemory few = new BigMemory(AmongMany.FEW);
                BigMemory many = new BigMemory(AmongMany.MANY)) {
            AmongMany among = new AmongMany(report, "memory store");
            among.compare("login", () -> few.site.logIns(AmongMany.CALLS), () -> many.site.logIns(AmongMany.CALLS));
            among.compare(
                    "`sessionstatus`", () -> few.site.checks(AmongMany.CALLS), () -> many.site.checks(AmongMany.CALLS));
        }
    }

    @Override
    public void close() {
        site.close();
        service.close();
    }
}
