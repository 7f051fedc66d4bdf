package io.github.seatkeeper.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ways to write a path that some container or other has once taken for the same. */
final class Spellings {
    private static final List<String> PREFIXES = List.of(
            "",
            "/",
            "//",
            "/.",
            "/%2e",
            "/x/..",
            "/x/%2e%2e",
            "/x/.%2e",
            "/x/%2E.",
            "/..",
            "/x/..;",
            "/x/..;y",
            "/.;",
            "/;",
            "/;x",
            "/;jsessionid=1",
            "/%2f",
            "/x%2f..",
            "/%5c",
            "/\\",
            "/x/..\\",
            "/%2e%2e;",
            "/WEB-INF/..",
            "/%00",
            "/%20",
            "/%u002e",
            "/%c0%ae",
            "/%c0%af",
            "/%ef%bc%8f",
            "/x/%252e%252e",
            "/x%252f..");
    private static final List<String> SUFFIXES = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/x",
            "/x/..",
            "/%2e",
            ";",
            ";x",
            ";x=y",
            ";x/",
            ";/",
            ";jsessionid=1",
            ";a;b",
            ";%2f",
            "%3b",
            "%3bx",
            "%2f",
            "%2F",
            "%5c",
            "\\",
            "%00",
            "%00.css",
            "%0a",
            "%0d%0a",
            "%09",
            "%20",
            "+",
            ".",
            "%2e",
            "..",
            "?",
            "?x",
            "??",
            "?/x",
            "?x=;y",
            "?%",
            "#",
            "#x",
            "%23",
            "%3f",
            "%3fx",
            "%",
            "%2",
            "%zz",
            "%7f",
            "%a0",
            "%c2%a0",
            "%e2%80%8b",
            "%ff",
            "%c0%80",
            "%u0020",
            "::$DATA",
            "~",
            ".jsp",
            ".do",
            "*",
            "|",
            "\"",
            "^",
            "`",
            "{}",
            "[]",
            "<>");

    private Spellings() {}

    /** Each begins where the path itself would; the context is not part of it. */
    static Set<String> of(String path) {
        Set<String> all = new LinkedHashSet<>();
        PREFIXES.forEach(prefix -> all.add(prefix + path));
        SUFFIXES.forEach(suffix -> all.add(path + suffix));
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            String hex = String.format("%02x", (int) c);
            for (String written : List.of(
                    "%" + hex,
                    "%" + hex.toUpperCase(Locale.ROOT),
                    "%25" + hex,
                    "%u00" + hex,
                    "%c" + (c >> 6) + "%" + Integer.toHexString(0x80 | (c & 0x3f)),
                    "%ef%bd%" + Integer.toHexString(0x80 | ((c - 0x20) & 0x3f)),
                    String.valueOf(c).toUpperCase(Locale.ROOT),
                    c + ";",
                    c + ";x=y",
                    c + "%00",
                    c + "/./",
                    "\\" + c)) {
                all.add(path.substring(0, i) + written + path.substring(i + 1));
            }
        }
        StringBuilder everyCharacter = new StringBuilder("/");
        path.substring(1).chars().forEach(c -> everyCharacter.append(c == '/' ? "/" : String.format("%%%02x", c)));
        for (String encoded :
                List.of(everyCharacter.toString(), everyCharacter.toString().toUpperCase(Locale.ROOT))) {
            for (String suffix : List.of("", "/", ";x", ";jsessionid=1", "?x", "%20")) {
                all.add(encoded + suffix);
                all.add("/" + encoded + suffix);
                all.add("/x/.." + encoded + suffix);
            }
        }
        all.add(path.toUpperCase(Locale.ROOT));
        return all;
    }

    /** Whole request targets: the path in every spelling under the context, and the context in several of its own. */
    static Set<String> targets(String context, String path) {
        Set<String> all = new LinkedHashSet<>();
        of(path).forEach(spelling -> all.add(context + spelling));
        String name = context.substring(1);
        for (String written : List.of(
                "/" + context,
                "/%" + String.format("%02x", (int) name.charAt(0)) + name.substring(1),
                context + ";x",
                context + ";jsessionid=1",
                "/;x" + context,
                "/." + context,
                "/x/.." + context,
                "/x/..;" + context,
                context.toUpperCase(Locale.ROOT),
                "http://127.0.0.1" + context,
                "http://localhost/" + context,
                "http://evil.example" + context,
                "HTTP://127.0.0.1" + context,
                "http:" + context,
                "//evil.example" + context)) {
            all.add(written + path);
        }
        return all;
    }
}
