package io.github.seatkeeper.filter;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** What the container's operator set for this WAR alone. */
final class Jndi {

    private Jndi() {}

    /** The entry of this name under {@code java:comp/env}; null if there is none, or no JNDI. */
    @SuppressWarnings("BanJNDI") // the names are our own, and what they lead to is the container's
    static @Nullable String text(String name) {
        try {
            Object value = new InitialContext().lookup("java:comp/env/" + name);
            return value == null ? null : value.toString();
        } catch (NamingException e) {
            return null; // most containers have no such entry, some nothing to look in
        }
    }
}
