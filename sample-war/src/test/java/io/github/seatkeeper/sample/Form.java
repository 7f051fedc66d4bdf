package io.github.seatkeeper.sample;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form of a page, being filled in. Immutable: each step is a new one, so that one can be sent twice. */
record Form(URI action, List<Field> fields) {

    record Field(String name, String value) {}

    static Form of(Element element) {
        FormElement form = (FormElement) element;
        String action = form.absUrl("action");
        return new Form(
                URI.create(action.isEmpty() ? form.baseUri() : action),
                form.formData().stream()
                        .map(field -> new Field(field.key(), field.value()))
                        .toList());
    }

    /** Types into a field. */
    Form with(String name, String value) {
        return without(name).and(name, value);
    }

    /** One more value: a box ticked, a button pressed. */
    Form and(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Form(action, List.copyOf(more));
    }

    /** As if the page had no such field. */
    Form without(String name) {
        return new Form(
                action,
                fields.stream().filter(field -> !field.name().equals(name)).toList());
    }

    String value(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field " + name + " in the form to " + action))
                .value();
    }

    String encoded() {
        return fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
