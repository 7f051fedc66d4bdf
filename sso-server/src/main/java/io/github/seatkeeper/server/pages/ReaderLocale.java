package io.github.seatkeeper.server.pages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which kind of English a browser's reader is used to. */
final class ReaderLocale {
    /** For all others: English, with dates that can't be misread. */
    static final Locale OTHERS = Locale.UK;

    private ReaderLocale() {}

    /** That of the language the header {@code Accept-Language} names first, if it is English. */
    static Locale of(@Nullable String acceptLanguage) {
        try {
            List<Locale.LanguageRange> wanted =
                    Locale.LanguageRange.parse(acceptLanguage == null ? "" : acceptLanguage);
            Locale first =
                    Locale.forLanguageTag(wanted.isEmpty() ? "" : wanted.get(0).getRange());
            boolean english = first.getLanguage().equals(Locale.ENGLISH.getLanguage());
            return english ? new Locale(first.getLanguage(), first.getCountry()) : OTHERS;
        } catch (IllegalArgumentException e) {
            return OTHERS; // whatever it is, it says nothing
        }
    }
}
