package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second jar of ours in a site is told, and nothing about it keeps the site from starting. */
final class CopiesTest {
    @Test
    void twoInTheSiteAreTold() throws Exception {
        assertThat(warnings(new TestingLoader("/site/WEB-INF/lib/a.jar", "/site/WEB-INF/lib/b.jar")))
                .singleElement()
                .asString()
                .startsWith("Seatkeeper lies in this site 2 times")
                .contains("a.jar", "b.jar");
    }

    @Test
    void theContainersOwnDoesNotCount() throws Exception {
        assertThat(warnings(new TestingLoader("/container/lib/a.jar", "/site/WEB-INF/lib/b.jar")))
                .isEmpty();
    }

    @Test
    void aSiteThatCannotBeSearchedStartsAllTheSame() throws Exception {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            protected Enumeration<URL> findResources(String name) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThat(warnings(broken)).singleElement().asString().contains("cannot be told", "gone");
    }

    private static List<String> warnings(ClassLoader site) throws Exception {
        return Warnings.of(Copies.class, () -> Copies.warn(site));
    }

    /** Finds everything in each of the jars. */
    private static final class TestingLoader extends ClassLoader {
        private final String[] jars;

        TestingLoader(String... jars) {
            super(null);
            this.jars = jars;
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws MalformedURLException {
            List<URL> found = new ArrayList<>();
            for (String jar : jars) {
                found.add(new URL("jar:file:" + jar + "!/" + name));
            }
            return Collections.enumeration(found);
        }
    }
}
