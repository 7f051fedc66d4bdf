package io.github.seatkeeper.protocol;

/** A token that is not accepted. Its message names what is wrong with it and holds nothing of its content. */
public final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is. */
    public enum Fault {
        /** It is not a token of this protocol at all. */
        MALFORMED,
        /** It is one, but its signature, parties or time are not right. */
        UNTRUSTED
    }

    private final Fault fault;

    private InvalidTokenException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    static InvalidTokenException malformed(String message) {
        return new InvalidTokenException(Fault.MALFORMED, message);
    }

    static InvalidTokenException untrusted(String message) {
        return new InvalidTokenException(Fault.UNTRUSTED, message);
    }

    /**
     * What kind of fault it is.
     *
     * @return the kind
     */
    public Fault fault() {
        return fault;
    }
}
