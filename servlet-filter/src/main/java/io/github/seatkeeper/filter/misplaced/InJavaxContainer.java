package io.github.seatkeeper.filter.misplaced;

import io.github.seatkeeper.filter.SessionLimitFilter;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import org.jspecify.annotations.Nullable;

/** Stops the start of a site whose container speaks {@code javax.servlet}, which the filter beside it does not. */
public final class InJavaxContainer implements ServletContainerInitializer {
    private static final String SENTENCE =
            "This container speaks javax.servlet, and this site's Seatkeeper is the one for"
                    + " jakarta.servlet: use seatkeeper-servlet-filter-javax instead of seatkeeper-servlet-filter, or"
                    + " seatkeeper-servlet-filter-javax-bundle instead of seatkeeper-servlet-filter-bundle.";

    /** For the container. WildFly loads the filter, and fails, before it goes on from here: so the log gets the sentence now. */
    public InJavaxContainer() {
        if (!filterIsAtHome()) {
            System.getLogger(InJavaxContainer.class.getName()).log(System.Logger.Level.ERROR, SENTENCE);
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
