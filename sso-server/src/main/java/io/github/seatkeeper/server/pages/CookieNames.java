package io.github.seatkeeper.server.pages;

/** Where browsers use https, a name that no other host of the domain, and no page without https, can set. */
final class CookieNames {
    private CookieNames() {}

    static String of(String name, String path, boolean secure) {
        if (!secure) {
            return name;
        }
        return (path.equals("/") ? "__Host-" : "__Secure-") + name;
    }
}
