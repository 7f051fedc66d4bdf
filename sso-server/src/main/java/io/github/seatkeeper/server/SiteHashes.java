package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.jdbc.HashForms;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a site's own table: bare bcrypt and Argon2, Django's PBKDF2, whatever has its id in braces before it,
 * and behind a configured prefix the plain digests of old. What is written is bare: others read the table, too.
 *
 * @param prefix one of {@link #PREFIXES}, or empty
 */
record SiteHashes(String prefix) implements HashForms {
    static final Set<String> PREFIXES =
            HexDigestEncoder.ALL.keySet().stream().map(id -> "{" + id + "}").collect(Collectors.toUnmodifiableSet());

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]?\\$.*");

    @Override
    public @Nullable String read(String stored) {
        String named = named(stored);
        return PasswordHashes.isOne(named) || isLegacy(named) ? named : null;
    }

    private String named(String stored) {
        if (stored.startsWith("{")) {
            return stored;
        }
        if (BCRYPT.matcher(stored).matches()) {
            return "{bcrypt}" + stored;
        }
        if (stored.startsWith("$argon2")) {
            return "{argon2}" + stored;
        }
        return DjangoEncoder.isOne(stored) ? "{django}" + stored : prefix + stored;
    }

    private static boolean isLegacy(String named) {
        int end = named.indexOf('}') + 1;
        if (end < 2) {
            return false;
        }
        String id = named.substring(1, end - 1);
        String hash = named.substring(end);
        HexDigestEncoder digest = HexDigestEncoder.ALL.get(id);
        return digest == null ? id.equals("django") && DjangoEncoder.isOne(hash) : digest.isOne(hash);
    }

    @Override
    public String written(String hash) {
        return hash.substring(hash.indexOf('}') + 1);
    }
}
