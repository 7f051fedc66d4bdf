package io.github.seatkeeper.client;

/** Stands before every call of an {@link SsoClient}: may refuse it, and learns how it went. Thread-safe. */
public interface CallGuard {
    /**
     * Makes the call, or refuses it at once.
     *
     * @param operation what is asked, as the last part of its address
     * @param call to be made once or not at all
     * @param <T> the operation's result
     * @return the call's result
     * @throws SsoException if the service could not answer; {@link SsoUnavailableException} if it was not asked
     */
    <T> T guard(String operation, Call<T> call) throws SsoException;

    /**
     * A call of one operation, from the request to the answer read.
     *
     * @param <T> the operation's result
     */
    @FunctionalInterface
    interface Call<T> {
        /**
         * Makes it.
         *
         * @return what the service answered; a refusal is an answer
         * @throws SsoException if the service could not answer
         */
        T make() throws SsoException;
    }
}
