package io.github.seatkeeper.sample;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged under a name, at the finest level, until closed. */
final class RecordedLog extends Handler implements AutoCloseable {
    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level before;
    private final boolean parentsBefore;

    /** The project's own. */
    RecordedLog() {
        this("io.github.seatkeeper");
    }

    RecordedLog(String name) {
        logger = Logger.getLogger(name);
        before = logger.getLevel();
        parentsBefore = logger.getUseParentHandlers();
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** One message an event, with the exception that belongs to it, if one does. */
    List<String> messages() {
        return List.copyOf(lines);
    }

    void clear() {
        lines.clear();
    }

    @Override
    public void publish(LogRecord event) {
        StringWriter text = new StringWriter();
        text.append(FORMATTER.formatMessage(event));
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
        logger.setUseParentHandlers(parentsBefore);
    }
}
