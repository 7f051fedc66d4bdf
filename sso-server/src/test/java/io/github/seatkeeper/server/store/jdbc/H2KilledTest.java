package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FileUtils;
import org.h2.store.fs.Recorder;
import org.h2.store.fs.rec.FilePathRec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in the file of a process that was killed, at each write to it: all writes are noted and done once more, and the
 * file is read after each, and after the half of each.
 */
class H2KilledTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Lifetime HOUR = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");
    private static final String KILLED = "memFS:killed";
    private static final int SECTOR = 4_096;

    /** What was written where, or nothing where the file was cut off; and the last commit acknowledged before. */
    private record Write(ByteBuffer bytes, long place, long acknowledged) {}

    @TempDir
    private Path directory;

    private final List<Write> writes = Collections.synchronizedList(new ArrayList<>());
    private volatile long acknowledged;

    @AfterEach
    void forget() {
        FilePathRec.setRecorder(null);
        FileUtils.delete(KILLED);
    }

    private void note(int operation, String file, byte[] bytes, long place) {
        if (file.endsWith(".mv.db") && operation == Recorder.WRITE) {
            writes.add(new Write(ByteBuffer.wrap(bytes.clone()), place, acknowledged));
        } else if (file.endsWith(".mv.db") && operation == Recorder.TRUNCATE) {
            writes.add(new Write(ByteBuffer.allocate(0), place, acknowledged));
        }
    }

    private static MVStore storeOf(Database database) {
        return database.inOneStatement(
                tx -> ((SessionLocal) tx.unwrap(JdbcConnection.class).getSession())
                        .getDatabase()
                        .getStore()
                        .getMvStore());
    }

    private void logInAndOut(SessionStore sessions, MVStore store, int number) {
        SessionId id = new SessionId("session-" + number * 7919 % 1000);
        List<Runnable> commits = List.of(
                () -> sessions.add(Session.anonymous(id, DEVICE, HOUR, NOON)),
                () -> sessions.takeSeat(new SeatRequest(id, "account-" + number % 20, DEVICE, HOUR, null), NOON),
                () -> sessions.touch(id, NOON.plusSeconds(61)),
                () -> sessions.end(id, "logged_out", NOON.plusSeconds(62)));
        for (Runnable commit : commits) {
            commit.run();
            acknowledged = store.getCurrentVersion();
        }
    }

    private static void write(FileChannel file, Write write, int length) throws Exception {
        ByteBuffer bytes = write.bytes.slice(0, length);
        for (long place = write.place; bytes.hasRemaining(); ) {
            place += file.write(bytes, place);
        }
    }

    private static long lastCommit() {
        MVStore store = new MVStore.Builder().fileName(KILLED).readOnly().open();
        try {
            return store.getCurrentVersion();
        } finally {
            store.closeImmediately();
        }
    }

    private static boolean isLacking(long commit) {
        return commit > 0 && lastCommit() < commit;
    }

    @Test
    void acknowledgedCommitsAreThereWhicheverWriteAKillComesIn() throws Exception {
        FilePathRec.register();
        FilePathRec.setRecorder(this::note);
        DatabaseSettings settings = new DatabaseSettings("jdbc:h2:rec:" + directory.resolve("sso"), null, null, 2);
        try (Database database = new Opening(settings).database()) {
            new JdbcOrganisationStore(database)
                    .add(new Organisation("harbour", "Harbour", SharedSecret.of("the key")), 50);
            MVStore store = storeOf(database);
            H2File file = new H2File(database, Duration.ZERO);
            for (int n = 0; n < 80; n++) {
                logInAndOut(new JdbcSessionStore(database, "harbour"), store, n);
                file.tidy();
            }
            FilePathRec.setRecorder(null);
        }
        List<Long> lost = new ArrayList<>();
        try (FileChannel file = FilePath.get(KILLED).open("rw")) {
            for (Write write : writes) {
                int length = write.bytes.capacity();
                if (length == 0) {
                    file.truncate(write.place);
                    continue;
                }
                write(file, write, length / 2 / SECTOR * SECTOR);
                boolean lacking = isLacking(write.acknowledged);
                write(file, write, length);
                if (lacking || isLacking(write.acknowledged)) {
                    lost.add(write.acknowledged);
                }
            }
        }
        assertThat(writes).hasSizeGreaterThan(400);
        assertThat(lost).as("commits acknowledged and lost").isEmpty();
    }
}
