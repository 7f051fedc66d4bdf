package io.github.seatkeeper.server.pages;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates beside this class. Every value is escaped; a name that is not in the model is a fault. Thread-safe. */
final class Templates {
    private final PebbleEngine engine;

    Templates() {
        ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
        loader.setPrefix(Templates.class.getPackageName().replace('.', '/'));
        loader.setSuffix(".html");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .defaultLocale(Locale.ENGLISH)
                .build();
    }

    String render(String template, Map<String, @Nullable Object> model) {
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(html, model);
        } catch (IOException e) {
            throw new UncheckedIOException("A string takes every page.", e);
        }
        return html.toString();
    }
}
