package io.github.seatkeeper.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the self-test found, part by part. Used by one thread. */
final class SelfTestReport {
    /**
     * One thing found.
     *
     * @param value as plain text: some of it is what a browser sent
     * @param good whether it is as it has to be; null where nothing is right or wrong
     */
    record Finding(String name, String value, @Nullable Boolean good) {}

    /** What belongs together. */
    record Part(String title, List<Finding> findings) {}

    private final List<Part> parts = new ArrayList<>();

    SelfTestReport part(String title) {
        parts.add(new Part(title, new ArrayList<>()));
        return this;
    }

    SelfTestReport told(String name, @Nullable Object value) {
        return add(new Finding(name, value == null ? "none" : String.valueOf(value), null));
    }

    SelfTestReport checked(String name, boolean good, String value) {
        return add(new Finding(name, value, good));
    }

    boolean isGood() {
        return parts.stream().flatMap(part -> part.findings().stream()).noneMatch(f -> Boolean.FALSE.equals(f.good()));
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    private SelfTestReport add(Finding finding) {
        parts.get(parts.size() - 1).findings().add(finding);
        return this;
    }
}
