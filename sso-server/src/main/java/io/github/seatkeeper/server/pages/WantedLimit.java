package io.github.seatkeeper.server.pages;

import org.jspecify.annotations.Nullable;

/** A maximum as typed: digits, with commas between the thousands and space around them, if wished. */
final class WantedLimit {
    private static final int MAX = 1_000_000;
    private static final String OFF = "off";

    private WantedLimit() {}

    /** From 1 to 1,000,000, or null if it is anything else. */
    static @Nullable Integer read(String typed) {
        String text = typed.strip();
        if (text.matches("[0-9]{1,3}(,[0-9]{3}){1,2}")) {
            text = text.replace(",", "");
        }
        if (!text.matches("[0-9]{1,7}")) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= MAX ? number : null;
    }

    /** How a form carries the limit it was made from. */
    static String write(@Nullable Integer limit) {
        return limit == null ? OFF : limit.toString();
    }

    /** The limit a form was made from; null while limits were off. */
    static @Nullable Integer from(String carried) {
        Integer limit = read(carried);
        if (limit == null && !carried.equals(OFF)) {
            throw Refusal.malformed();
        }
        return limit;
    }
}
