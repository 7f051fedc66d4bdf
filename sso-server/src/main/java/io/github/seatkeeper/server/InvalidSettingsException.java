package io.github.seatkeeper.server;

import java.util.List;

/** The service can't start with these settings. Its message has one sentence, on a line of its own, for each fault. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(List<String> problems) {
        super("The SSO service can't start with these settings:\n- " + String.join("\n- ", problems));
    }
}
