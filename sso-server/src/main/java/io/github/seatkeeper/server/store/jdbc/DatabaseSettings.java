package io.github.seatkeeper.server.store.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how it is entered.
 *
 * @param url its JDBC URL
 * @param user as whom; null if the URL says so, or nobody is asked
 * @param password with what; null if nobody is asked
 * @param poolSize how many connections there are at most, at least 1
 */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable String password, int poolSize) {
    private static final Pattern OPTIONS = Pattern.compile("[?;].*");
    private static final Pattern USER = Pattern.compile("//[^/]*@");

    /** The address, without the options in which a password may stand. */
    String address() {
        return USER.matcher(OPTIONS.matcher(url).replaceFirst("")).replaceFirst("//");
    }

    /** Without the password: safe to log. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + address() + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
}
