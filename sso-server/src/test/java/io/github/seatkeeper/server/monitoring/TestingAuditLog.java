package io.github.seatkeeper.server.monitoring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is audited, instead of the log that it goes to, until it is closed. */
public final class TestingAuditLog implements AutoCloseable {
    private static final Logger AUDIT = Logger.getLogger("io.github.seatkeeper.audit");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public TestingAuditLog() {
        AUDIT.setLevel(Level.INFO);
        AUDIT.addHandler(handler);
        AUDIT.setUseParentHandlers(false);
    }

    /** As they were logged, each with its level. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        AUDIT.removeHandler(handler);
        AUDIT.setUseParentHandlers(true);
        AUDIT.setLevel(null);
    }
}
