package io.github.seatkeeper.server.pages;

/**
 * A time as the pages show it; {@link ReaderTimes} makes it.
 *
 * @param iso for machines
 * @param exact with its zone; the script puts the browser's own in its place
 * @param relative how long ago, how soon, or how much is left
 */
public record ShownTime(String iso, String exact, String relative) {
    static final String JUST_NOW = "just now";

    /**
     * Whether that says all there is to say.
     *
     * @return whether it was within the last minute
     */
    public boolean justNow() {
        return relative.equals(JUST_NOW);
    }
}
