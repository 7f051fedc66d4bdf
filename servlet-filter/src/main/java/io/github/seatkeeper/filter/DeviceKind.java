package io.github.seatkeeper.filter;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a device looks like, as far as the name of its operating system tells. */
enum DeviceKind {
    TABLET("ipad|tablet|kindle|fire ?os"),
    PHONE("iphone|ipod|\\bios\\b|android|phone|mobile|harmony|kaios|symbian|blackberry|tizen"),
    LAPTOP("windows|mac|os x|linux|ubuntu|debian|fedora|chrome ?os|chromium|bsd|solaris"),
    UNKNOWN("$.");

    private final Pattern names;

    DeviceKind(String names) {
        this.names = Pattern.compile(names);
    }

    static DeviceKind of(@Nullable String operatingSystem) {
        String name = operatingSystem == null ? "" : operatingSystem.toLowerCase(Locale.ROOT);
        for (DeviceKind kind : values()) {
            if (kind.names.matcher(name).find()) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** As view models and stylesheets call it: phone, tablet, laptop or unknown. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
