package io.github.seatkeeper.filter.misplaced;

import io.github.seatkeeper.filter.SessionLimitFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stops the start of a site whose container speaks {@code jakarta.servlet}, which the filter beside it does not. */
public final class InJakartaContainer implements ServletContainerInitializer {
    private static final String SENTENCE =
            "This container speaks jakarta.servlet, and this site's Seatkeeper is the one for"
                    + " javax.servlet: use seatkeeper-servlet-filter instead of seatkeeper-servlet-filter-javax, or"
                    + " seatkeeper-servlet-filter-bundle instead of seatkeeper-servlet-filter-javax-bundle.";

    /** For the container. WildFly loads the filter, and fails, before it goes on from here: so the log gets the sentence now. */
    public InJakartaContainer() {
        if (!filterIsAtHome()) {
            System.getLogger(InJakartaContainer.class.getName()).log(System.Logger.Level.ERROR, SENTENCE);
        }
    }

    /** @throws ServletException naming the artifact that belongs here instead */
    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext site) throws ServletException {
        if (!filterIsAtHome()) {
            throw new ServletException(SENTENCE);
        }
    }

    /** Also where the jar was migrated from one API to the other on its way: this class was, too. */
    private static boolean filterIsAtHome() {
        try {
            return Filter.class.isAssignableFrom(SessionLimitFilter.class);
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }
}
