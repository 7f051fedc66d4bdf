package io.github.seatkeeper.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    private static final String TEXTS = "io.github.seatkeeper.filter.texts";
    private static final String SITE_TEXTS = "seatkeeper-texts";

    private final Map<String, Map<String, String>> textsByLanguage;

    private Languages(Map<String, Map<String, String>> textsByLanguage) {
        this.textsByLanguage = Map.copyOf(textsByLanguage);
    }

    /** Reads all texts once; {@code site} is the class loader of the WAR. */
    static Languages load(ClassLoader site) {
        ClassLoader jar = Languages.class.getClassLoader();
        Map<String, Map<String, String>> found = new HashMap<>();
        Set<String> known = new HashSet<>();
        Set<String> siteKeys = new HashSet<>();
        for (String language : Locale.getISOLanguages()) {
            if (language.equals(FALLBACK.getLanguage())
                    || exists(jar, TEXTS, language)
                    || exists(site, SITE_TEXTS, language)) {
                Map<String, String> texts = read(TEXTS, language, jar);
                Map<String, String> own = read(SITE_TEXTS, language, site);
                known.addAll(texts.keySet());
                siteKeys.addAll(own.keySet());
                texts.putAll(own);
                found.put(language, Map.copyOf(texts));
            }
        }
        warnOfUnknown(siteKeys, known);
        Map<String, String> english = read(TEXTS, FALLBACK.getLanguage(), jar);
        for (String language : new TreeSet<>(found.keySet())) {
            if (!language.equals(FALLBACK.getLanguage())) {
                warnOfMissing(language, english, ownKeys(TEXTS, language, jar), ownKeys(SITE_TEXTS, language, site));
            }
        }
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

    private static boolean exists(ClassLoader loader, String bundle, String language) {
        return loader.getResource(path(bundle, language)) != null;
    }

    private static Map<String, String> read(String name, String language, ClassLoader loader) {
        Map<String, String> texts = new HashMap<>();
        ResourceBundle bundle = bundle(name, language, loader);
        if (bundle != null) {
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        }
        return texts;
    }

    private static void warnOfUnknown(Set<String> siteKeys, Set<String> known) {
        Set<String> unknown = new TreeSet<>(siteKeys);
        unknown.removeAll(known);
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
        Set<String> missing = new TreeSet<>();
        english.forEach((key, text) -> {
            if (WORD.matcher(MARKUP.matcher(text).replaceAll("")).find()) {
                missing.add(key);
            }
        });
        missing.removeAll(ours);
        missing.removeAll(sites);
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

    /** The keys of this language's own file, without those it inherits. */
    private static Set<String> ownKeys(String name, String language, ClassLoader loader) {
        try (InputStream file = loader.getResourceAsStream(path(name, language))) {
            return file == null ? Set.of() : new PropertyResourceBundle(new InputStreamReader(file, UTF_8)).keySet();
        } catch (IOException e) {
            throw new UncheckedIOException("The texts " + path(name, language) + " cannot be read.", e);
        }
    }

    private static String path(String bundle, String language) {
        return bundle.replace('.', '/') + "_" + language + ".properties";
    }

    private static @Nullable ResourceBundle bundle(String name, String language, ClassLoader loader) {
        var files = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        try {
            return ResourceBundle.getBundle(name, new Locale(language), loader, files);
        } catch (MissingResourceException e) {
            return null; // a site need not have texts of its own
        }
    }
}
