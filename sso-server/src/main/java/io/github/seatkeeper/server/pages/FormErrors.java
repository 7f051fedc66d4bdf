package io.github.seatkeeper.server.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong in a form, by field, in the order of the page. Immutable. */
public final class FormErrors {
    /** Nothing is. */
    public static final FormErrors NONE = new FormErrors(List.of());

    /**
     * One of them.
     *
     * @param field the id of the input
     * @param message what is wrong and the way out
     */
    public record Entry(String field, String message) {}

    private final List<Entry> entries;

    private FormErrors(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * One more.
     *
     * @param field the id of the input
     * @param message what is wrong and the way out
     * @return these and that
     */
    public FormErrors and(String field, String message) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(field, message));
        return new FormErrors(List.copyOf(more));
    }

    /**
     * All of them.
     *
     * @return in the order of the page
     */
    public List<Entry> getAll() {
        return entries;
    }

    /**
     * What is wrong with one field.
     *
     * @param field the id of the input
     * @return the message, or null
     */
    public @Nullable String of(String field) {
        return entries.stream()
                .filter(entry -> entry.field.equals(field))
                .map(Entry::message)
                .findFirst()
                .orElse(null);
    }
}
