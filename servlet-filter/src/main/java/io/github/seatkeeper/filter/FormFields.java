package io.github.seatkeeper.filter;

import java.util.Set;

/**
 * What a post may hold. A form may bring fields of the site's own besides, JSON may not.
 *
 * @param texts fields with one text
 * @param lists fields with any number of texts
 * @param flags fields that are there or not; in JSON true or false
 */
record FormFields(Set<String> texts, Set<String> lists, Set<String> flags) {

    static FormFields texts(String... names) {
        return new FormFields(Set.of(names), Set.of(), Set.of());
    }

    FormFields withList(String name) {
        return new FormFields(texts, Set.of(name), flags);
    }

    FormFields withFlag(String name) {
        return new FormFields(texts, lists, Set.of(name));
    }

    /** What must not be in the address, where logs and histories would keep it. */
    boolean isForBodyOnly(String name) {
        return texts.contains(name) || lists.contains(name);
    }
}
