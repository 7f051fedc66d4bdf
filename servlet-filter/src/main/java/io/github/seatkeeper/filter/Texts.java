package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.tags.Escape;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of one reader's language. A text with {@code {0}} takes arguments; one that counts comes in two, {@code
 * key.one} and {@code key.other}, chosen by the first argument. Keys ending in {@code _html} hold markup.
 */
final class Texts {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])\\}");

    private final Locale locale;
    private final Map<String, String> texts;

    Texts(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = Map.copyOf(texts);
    }

    /** The reader's language, with the region that decides how dates and numbers are written. */
    Locale locale() {
        return locale;
    }

    /** The direction the language is written in: {@code ltr} or {@code rtl}. */
    String direction() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    /** All texts by key, placeholders unfilled. */
    Map<String, String> all() {
        return texts;
    }

    /** Whether there is such a text, counting or not. */
    boolean has(String key) {
        return texts.containsKey(key) || texts.containsKey(key + ".other");
    }

    /** The text with its arguments filled in; plain, to be escaped by whoever writes it into a page. */
    String format(String key, Object... args) {
        return fill(find(key, args), args);
    }

    /** A text that holds markup. Arguments are escaped, but for those that are {@link Markup} themselves. */
    Markup html(String key, Object... args) {
        Object[] escaped = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            escaped[i] = args[i] instanceof Markup markup ? markup.html() : Escape.text(show(args[i]));
        }
        return new Markup(fill(find(key, args), escaped));
    }

    private String find(String key, Object... args) {
        String text = texts.get(key);
        if (text == null && args.length > 0 && args[0] instanceof Integer count) {
            text = texts.get(key + (count == 1 ? ".one" : ".other"));
        }
        if (text == null) {
            throw new MissingResourceException("No text " + key + " for " + locale, Texts.class.getName(), key);
        }
        return text;
    }

    private String fill(String text, Object... args) {
        return PLACEHOLDER.matcher(text).replaceAll(place -> Matcher.quoteReplacement(arg(place, args)));
    }

    private String arg(MatchResult place, Object... args) {
        int index = Integer.parseInt(place.group(1));
        return index < args.length ? show(args[index]) : place.group();
    }

    private String show(Object arg) {
        return arg instanceof Integer number
                ? NumberFormat.getIntegerInstance(locale).format(number)
                : String.valueOf(arg);
    }

    /** Text that is HTML already and may go into a page as it is. */
    record Markup(String html) {}
}
