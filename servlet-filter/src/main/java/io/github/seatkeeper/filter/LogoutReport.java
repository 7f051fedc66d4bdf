package io.github.seatkeeper.filter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a customer's last action on My sessions. */
sealed interface LogoutReport extends Serializable {
    /**
     * It was carried out, as far as it went.
     *
     * @param loggedOut how many were logged out
     * @param alreadyGone how many had ended before
     * @param kept those that could not be logged out just now
     */
    record Done(int loggedOut, int alreadyGone, List<Choice.Offer> kept) implements LogoutReport {
        public Done {
            kept = List.copyOf(kept);
        }

        @Override
        public LogoutReport after(@Nullable LogoutReport unread) {
            return loggedOut == 0 && kept.isEmpty() && unread instanceof Done ? unread : this;
        }
    }

    /** What to tell where the last report was not read yet: the second of two clicks finds nothing left to do. */
    default LogoutReport after(@Nullable LogoutReport unread) {
        return this;
    }

    /** Nothing was ticked. */
    record NoneChosen() implements LogoutReport {}

    /** The service did not answer; nothing was logged out. */
    record ServiceUnavailable() implements LogoutReport {}
}
