package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingScript.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.json.Json;

/**
 * One JSON object that the README shows.
 *
 * @param line what stands before it: a method and a path, or the statuses of an answer
 * @param member the answer's member of which it is the value; null for the whole answer
 */
record JsonExample(String line, String member, Map<String, Object> json) {
    private static final Pattern LINE = Pattern.compile("(?m)^(?:(?:GET|POST) \\S+|\\d{3}(?: \\d{3})*)");
    private static final Pattern OBJECT = Pattern.compile("(?:\"(\\w+)\":)?(\\{)");

    /** Whose texts are the same for everybody; the others are those of whoever the README logs in as. */
    private static final Set<String> SAID = Set.of("outcome", "error", "code", "message", "title", "text");

    static List<JsonExample> ofRequests() throws IOException {
        return all().stream().filter(example -> !example.isAnswer()).toList();
    }

    static List<JsonExample> ofAnswers() throws IOException {
        return all().stream().filter(JsonExample::isAnswer).toList();
    }

    private static List<JsonExample> all() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int section = readme.indexOf("\nThe answers:\n```\n");
        String block = readme.substring(section, readme.indexOf("\n```\n", section + "\nThe answers:\n```\n".length()));
        List<JsonExample> examples = new ArrayList<>();
        Matcher line = LINE.matcher(block);
        Matcher object = OBJECT.matcher(block);
        for (int at = 0; object.find(at); at = endOf(block, object.start(2))) {
            String before = "";
            for (line.reset(); line.find() && line.start() < object.start(); ) {
                before = line.group();
            }
            String json = block.substring(object.start(2), endOf(block, object.start(2)))
                    .replace(",…]", "]");
            examples.add(new JsonExample(before, object.group(1), new Json().toType(json, Json.MAP_TYPE)));
        }
        return examples;
    }

    private static int endOf(String text, int brace) {
        int at = brace;
        for (int open = 0; at == brace || open > 0; at++) {
            open += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
        }
        return at;
    }

    private boolean isAnswer() {
        return Character.isDigit(line.charAt(0));
    }

    /** The request of the README, with these instead of the README's own values. */
    Map<String, Object> with(Map<String, Object> values) {
        Map<String, Object> fields = new HashMap<>(json);
        fields.putAll(values);
        return fields;
    }

    /** The same members, the same kinds of values, the same sentences; "…" stands for the rest of one. */
    void isLike(Answer real) {
        assertThat(line.split(" ")).as("%s", json).contains(Integer.toString(real.status()));
        isLike("", json, member == null ? real.json() : real.json().get(member));
    }

    private void isLike(String where, Object told, Object real) {
        if (told instanceof Map<?, ?> object && real instanceof Map<?, ?> answered) {
            assertThat(answered.keySet()).as("members of %s%s", json, where).isEqualTo(object.keySet());
            object.forEach((name, value) -> isLike(where + "/" + name, value, answered.get(name)));
        } else if (told instanceof List<?> list && real instanceof List<?> answered) {
            assertThat(answered.isEmpty()).as(where).isEqualTo(list.isEmpty());
            if (!list.isEmpty()) {
                isLike(where + "/0", list.get(0), answered.get(0));
            }
        } else if (told instanceof String said && SAID.contains(where.substring(where.lastIndexOf('/') + 1))) {
            assertThat(String.valueOf(real))
                    .as(where)
                    .matches(Pattern.quote(said).replace("…", "\\E.*\\Q"));
        } else {
            assertThat(kind(real)).as(where).isEqualTo(kind(told));
        }
    }

    private static String kind(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
