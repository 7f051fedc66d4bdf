package io.github.seatkeeper.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The languages the texts come in: those of the jar, and over them single texts from the site's own {@code
 * seatkeeper-texts.properties}, {@code seatkeeper-texts_sv.properties} and so on. A site may add a language that way.
 * A language with some texts missing is used all the same, so that a new text of ours never takes a site's language
 * away: the missing ones stand in English on a page whose {@code lang} names the other language, and one warning at
 * start says how many. A text without words, such as {@code <bdi>{0}</bdi>}, is never missing.
 * Which one a reader gets is decided by the request alone, never by the machine's locale.
 */
final class Languages {
    private static final System.Logger LOG = System.getLogger(Languages.class.getName());

    /** For readers who ask for none of the languages: English, with dates that cannot be misread. */
    private static final Locale FALLBACK = Locale.UK;

    private static final Set<String> NORWEGIAN = Set.of("no", "nn");

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
    private static final Pattern WORD = Pattern.compile("\\p{L}");

    private static final Set<String> TRANSLATED = Set.of("da", "de", "fi", "nb", "sv");

    private static final String TEXTS = "io/github/seatkeeper/filter/texts";
    private static final String SITE_TEXTS = "seatkeeper-texts";

    private final Map<String, Map<String, String>> textsByLanguage;

    private Languages(Map<String, Map<String, String>> textsByLanguage) {
        this.textsByLanguage = Map.copyOf(textsByLanguage);
    }

    /** Reads each file once; {@code site} is the class loader of the WAR. */
    static Languages load(ClassLoader site) {
        ClassLoader jar = Languages.class.getClassLoader();
        Map<String, String> english = read(jar, TEXTS);
        Map<String, String> sites = read(site, SITE_TEXTS);
        Map<String, Map<String, String>> found = new HashMap<>();
        Set<String> siteKeys = new TreeSet<>(sites.keySet());
        for (String language : Locale.getISOLanguages()) {
            Map<String, String> ours = ours(jar, language, english);
            Map<String, String> sitesOwn = readOwn(site, language);
            if (!ours.isEmpty() || !sitesOwn.isEmpty()) {
                Map<String, String> texts = new HashMap<>(english);
                texts.putAll(ours);
                texts.putAll(sites);
                texts.putAll(sitesOwn);
                found.put(language, texts);
                siteKeys.addAll(sitesOwn.keySet());
                warnOfMissing(language, english, ours.keySet(), sitesOwn.keySet());
            }
        }
        siteKeys.removeAll(english.keySet());
        warnOfUnknown(siteKeys);
        return new Languages(found);
    }

    /** The texts for the first of the wanted languages that there is. */
    Texts choose(Enumeration<Locale> wanted) {
        for (Locale asked : Collections.list(wanted)) {
            Locale locale = plain(asked);
            Map<String, String> texts = textsByLanguage.get(locale.getLanguage());
            if (texts != null) {
                return new Texts(locale, texts);
            }
        }
        return new Texts(FALLBACK, textsByLanguage.getOrDefault(FALLBACK.getLanguage(), Map.of()));
    }

    /** Language and region only: a header can ask for other calendars and digits, too. Norwegian is Bokmål. */
    private static Locale plain(Locale locale) {
        String region = locale.getCountry();
        String language = NORWEGIAN.contains(locale.getLanguage()) ? "nb" : locale.getLanguage();
        return new Locale(language, region.matches("[A-Z]{2}|[0-9]{3}") ? region : "");
    }

    private static Map<String, String> ours(ClassLoader jar, String language, Map<String, String> english) {
        if (language.equals(FALLBACK.getLanguage())) {
            return english;
        }
        return TRANSLATED.contains(language) ? read(jar, TEXTS + "_" + language) : Map.of();
    }

    /** A site's texts in one language; Norwegian may be called {@code no}. */
    private static Map<String, String> readOwn(ClassLoader site, String language) {
        if (NORWEGIAN.contains(language)) {
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        if (language.equals("nb")) {
            texts.putAll(read(site, SITE_TEXTS + "_no"));
        }
        texts.putAll(read(site, SITE_TEXTS + "_" + language));
        return texts;
    }

    /** What one file says, in UTF-8 or else Latin-1; nothing where there is no such file. */
    private static Map<String, String> read(ClassLoader loader, String name) {
        Map<String, String> texts = new HashMap<>();
        try (InputStream file = loader.getResourceAsStream(name + ".properties")) {
            if (file != null) {
                ResourceBundle bundle = new PropertyResourceBundle(file);
                bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts " + name + ".properties cannot be read.", e);
        }
        return texts;
    }

    private static void warnOfUnknown(Set<String> unknown) {
        if (!unknown.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0}.properties has texts that no page of ours shows: {1}. Check their keys.",
                    SITE_TEXTS,
                    unknown);
        }
    }

    private static void warnOfMissing(
            String language, Map<String, String> english, Set<String> ours, Set<String> sites) {
        Set<String> missing = new TreeSet<>(english.keySet());
        missing.removeAll(ours);
        missing.removeAll(sites);
        missing.removeIf(key -> !hasWords(english.getOrDefault(key, "")));
        if (!missing.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0}_{1}.properties lacks {2} of our {3} texts, which its readers see in English, e.g. {4}. Add them there.",
                    SITE_TEXTS,
                    language,
                    missing.size(),
                    english.size(),
                    missing.iterator().next());
        }
    }

    private static boolean hasWords(String text) {
        return WORD.matcher(MARKUP.matcher(text).replaceAll("")).find();
    }
}
