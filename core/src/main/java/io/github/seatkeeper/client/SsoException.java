package io.github.seatkeeper.client;

import org.jspecify.annotations.Nullable;

/** The service gave no answer that can be used. Whether it carried out what it was asked is not known. */
public abstract sealed class SsoException extends Exception permits SsoUnavailableException, SsoProtocolException {
    private static final long serialVersionUID = 1L;

    private final boolean ofThisCallAlone;

    SsoException(String message, @Nullable Throwable cause, boolean ofThisCallAlone) {
        super(message, cause);
        this.ofThisCallAlone = ofThisCallAlone;
    }

    /**
     * Whether this says nothing of other calls: the service is there, but did not take this request as it is, refused
     * it in a signed answer, or was too busy to check this password; or the call was not made at all. Anybody can bring
     * that about with a login of theirs.
     *
     * @return false if the next call is likely to fail as well
     */
    public final boolean isOfThisCallAlone() {
        return ofThisCallAlone;
    }
}
