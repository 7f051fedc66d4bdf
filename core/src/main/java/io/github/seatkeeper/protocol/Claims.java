package io.github.seatkeeper.protocol;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The known claims of one token, each of its claim's type. Immutable; prints names only. */
public final class Claims {
    /** The largest integer that every JSON reader takes exactly. */
    static final long MAX_NUMBER = (1L << 53) - 1;

    private final Map<Claim, Object> values;

    private Claims(Map<Claim, Object> values) {
        this.values = values;
    }

    /**
     * Starts an empty set of claims.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether the claim is there.
     *
     * @param claim any claim
     * @return true if it has a value
     */
    public boolean has(Claim claim) {
        return values.containsKey(claim);
    }

    /**
     * A claim's text.
     *
     * @param claim a claim that is a text
     * @return its value, or null if absent
     */
    public @Nullable String text(Claim claim) {
        return (String) valueOf(claim, Claim.Type.TEXT);
    }

    /**
     * A claim's text that has to be there.
     *
     * @param claim a claim that is a text
     * @return its value, not empty
     * @throws InvalidTokenException if it is absent or empty
     */
    public String requiredText(Claim claim) throws InvalidTokenException {
        String text = text(claim);
        if (text == null || text.isEmpty()) {
            throw InvalidTokenException.malformed("The claim \"" + claim.wireName() + "\" is missing.");
        }
        return text;
    }

    /**
     * A claim's number.
     *
     * @param claim a claim that is a number
     * @return its value, never negative, or null if absent
     */
    public @Nullable Long number(Claim claim) {
        return (Long) valueOf(claim, Claim.Type.NUMBER);
    }

    /**
     * A claim's flag.
     *
     * @param claim a claim that is a flag
     * @return its value, false if absent
     */
    public boolean flag(Claim claim) {
        return Objects.requireNonNullElse((Boolean) valueOf(claim, Claim.Type.FLAG), false);
    }

    /**
     * The listed sessions.
     *
     * @return the value of {@code ses} in its own order, or null if absent
     */
    @SuppressWarnings("unchecked")
    public @Nullable List<ActiveSession> sessions() {
        return (List<ActiveSession>) valueOf(Claim.SESSIONS, Claim.Type.SESSIONS);
    }

    Map<Claim, Object> values() {
        return values;
    }

    private @Nullable Object valueOf(Claim claim, Claim.Type type) {
        if (claim.type() != type) {
            throw new IllegalArgumentException(claim + " is a " + claim.type() + ", not a " + type + ".");
        }
        return values.get(claim);
    }

    @Override
    public String toString() {
        return "Claims" + values.keySet();
    }

    /** Collects claims. A null is an absent claim. Not thread-safe. */
    public static final class Builder {
        private final Map<Claim, Object> values = new EnumMap<>(Claim.class);

        private Builder() {}

        /**
         * Sets a text.
         *
         * @param claim a claim that is a text
         * @param value its value, or null for none
         * @return this
         */
        public Builder with(Claim claim, @Nullable String value) {
            return put(claim, Claim.Type.TEXT, value);
        }

        /**
         * Sets a number.
         *
         * @param claim a claim that is a number
         * @param value its value, from 0 to 2^53 - 1
         * @return this
         * @throws IllegalArgumentException if the other end would refuse it
         */
        public Builder with(Claim claim, long value) {
            if (value < 0 || value > MAX_NUMBER) {
                throw new IllegalArgumentException(claim + " can't be " + value + ".");
            }
            return put(claim, Claim.Type.NUMBER, value);
        }

        /**
         * Sets a flag.
         *
         * @param claim a claim that is a flag
         * @param value its value
         * @return this
         */
        public Builder with(Claim claim, boolean value) {
            return put(claim, Claim.Type.FLAG, value);
        }

        /**
         * Sets the listed sessions.
         *
         * @param sessions in the order to be listed
         * @return this
         */
        public Builder withSessions(List<ActiveSession> sessions) {
            return put(Claim.SESSIONS, Claim.Type.SESSIONS, List.copyOf(sessions));
        }

        /**
         * The claims collected so far.
         *
         * @return an immutable copy
         */
        public Claims build() {
            return new Claims(new EnumMap<>(values));
        }

        Builder put(Claim claim, Claim.Type type, @Nullable Object value) {
            if (claim.type() != type) {
                throw new IllegalArgumentException(claim + " is a " + claim.type() + ", not a " + type + ".");
            }
            if (value != null) {
                values.put(claim, value);
            }
            return this;
        }
    }
}
