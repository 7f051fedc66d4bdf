package io.github.seatkeeper.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs while something is done. */
final class Warnings {
    private Warnings() {}

    /** Something that a test has done. */
    interface Step {
        void take() throws Exception;
    }

    static List<String> of(Class<?> who, Step step) throws Exception {
        List<String> warnings = new ArrayList<>();
        Handler keeper = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(who.getName());
        log.addHandler(keeper);
        try {
            step.take();
        } finally {
            log.removeHandler(keeper);
        }
        return warnings;
    }
}
