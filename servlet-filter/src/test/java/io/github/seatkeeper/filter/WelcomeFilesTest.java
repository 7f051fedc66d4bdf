package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WelcomeFilesTest {
    private static final String LIST =
            "<welcome-file-list><welcome-file> start.do </welcome-file><welcome-file>/home.jsp</welcome-file>"
                    + "<welcome-file>index.html</welcome-file></welcome-file-list>";

    private static WelcomeFiles with(String webXml, String... files) {
        Map<String, String> all = new HashMap<>();
        if (webXml != null) {
            all.put("/WEB-INF/web.xml", webXml);
        }
        for (String file : files) {
            all.put(file, "");
        }
        return WelcomeFiles.of(TestingServlets.context(all));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app>" + LIST + "</web-app>",
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + LIST + "</web-app>",
                "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN\""
                        + " \"http://127.0.0.1:1/web-app_2_3.dtd\"><web-app>" + LIST + "</web-app>",
                "<j:web-app xmlns:j=\"http://java.sun.com/xml/ns/j2ee\">"
                        + "<j:welcome-file-list><j:welcome-file>start.do</j:welcome-file>"
                        + "<j:welcome-file>home.jsp</j:welcome-file></j:welcome-file-list></j:web-app>",
            })
    void aFolderMayBeAnyOfTheFilesUpToTheFirstThatIsThere(String webXml) {
        assertThat(with(webXml, "/a/home.jsp").behind(mappedTo("/a/"), "/a/"))
                .containsExactly("/a/", "/a/start.do", "/a/home.jsp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<web-app/>", "<web-app><welcome-file", "nothing of the kind"})
    void withoutAListTheContainersOwnIsTaken(String webXml) {
        assertThat(with(webXml).behind(mappedTo("/"), "/"))
                .containsExactly("/", "/index.html", "/index.htm", "/index.jsp");
        assertThat(with(null).behind(mappedTo("/"), "/")).hasSize(4);
    }

    @Test
    void whatTheContainerHasFoundIsIt() {
        assertThat(with(null, "/index.jsp").behind(mappedTo("/start"), "/")).containsExactly("/", "/start");
    }

    @Test
    void oneOfTheFilesMayBeServedForItsFolder() {
        WelcomeFiles files = with("<web-app>" + LIST + "</web-app>");
        assertThat(files.folderOf("/a/home.jsp")).isEqualTo("/a");
        assertThat(files.folderOf("/home.jsp")).isEmpty();
        assertThat(files.folderOf("/a/login")).isEqualTo("/a/login");
    }

    private static HttpServletRequest mappedTo(String servletPath) {
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        answers.put("getServletPath", args -> servletPath);
        answers.put("getPathInfo", args -> null);
        return TestingServlets.request(answers);
    }

    @Test
    void aFileIsItself() {
        assertThat(with(null).behind(mappedTo("/a"), "/a")).containsExactly("/a");
    }
}
