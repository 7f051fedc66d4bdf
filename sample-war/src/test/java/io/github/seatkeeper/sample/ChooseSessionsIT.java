package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job, end to end: the real WAR, the real service, three browsers and two seats. */
class ChooseSessionsIT {
    private final TestingService service = TestingService.withLimit(2);
    private HarbourPost site;

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
        service.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sites")
    void aThirdBrowserGetsTheSeatOfTheOneThatWasChosen(String what, String contextPath, UnaryOperator<String> webXml) {
        site = SiteSetup.against(service).under(contextPath).webXml(webXml).start();
        TestingBrowser laptop = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        TestingBrowser phone = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        TestingBrowser office = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);

        assertThat(laptop.login("alice", "wonderland").reader()).isEqualTo("alice");
        service.clock().advance(Duration.ofMinutes(1));
        assertThat(phone.login("alice", "wonderland").reader()).isEqualTo("alice");
        service.clock().advance(Duration.ofSeconds(1));

        Page chooser = office.login("alice", "wonderland");
        assertThat(chooser.uri().getPath()).isEqualTo(contextPath + "/seatkeeper/choose");
        assertThat(chooser.reader()).isNull();
        assertThat(chooser.sessions()).hasSize(2);
        assertThat(chooser.sessions().get(0)).contains("Firefox");
        assertThat(chooser.sessions().get(1)).contains("Safari");

        Page home = office.submit(chooser.form("[name=session]")
                .and("session", chooser.sessionWith("Safari"))
                .and("action", "logout"));
        assertThat(home.uri()).isEqualTo(site.uri());
        assertThat(home.reader()).isEqualTo("alice");
        assertThat(office.open("/members/pilots.jsp").heading()).isEqualTo("A night out with the pilots");

        service.clock().advance(Duration.ofSeconds(6));
        Page told = phone.open("/");
        assertThat(told.uri().getPath()).isEqualTo(contextPath + "/login");
        assertThat(told.message()).isNotBlank();
        assertThat(told.reader()).isNull();
        assertThat(phone.open("/").reader()).isNull();
        assertThat(laptop.open("/").reader()).isEqualTo("alice");
        assertThat(office.open("/").reader()).isEqualTo("alice");
    }

    static Stream<Arguments> sites() {
        UnaryOperator<String> unchanged = UnaryOperator.identity();
        UnaryOperator<String> propertyGroup = ChooseSessionsIT::withPropertyGroup;
        UnaryOperator<String> version30 = ChooseSessionsIT::asVersion30;
        return Stream.of(
                Arguments.of("as it is", "", unchanged),
                Arguments.of("under a context path", "/paper", unchanged),
                Arguments.of("web.xml 2.4 with a property group", "", propertyGroup),
                Arguments.of("web.xml 3.0, metadata-complete, with a property group", "", version30));
    }

    /** What a site may say of all its JSPs; here of the jar's only, for the newspaper's own are full of scripts. */
    private static String withPropertyGroup(String webXml) {
        return webXml.replace("</web-app>", """
                <jsp-config>
                  <jsp-property-group>
                    <url-pattern>/WEB-INF/seatkeeper/*</url-pattern>
                    <page-encoding>ISO-8859-1</page-encoding>
                    <scripting-invalid>true</scripting-invalid>
                  </jsp-property-group>
                </jsp-config>
                </web-app>""");
    }

    private static String asVersion30(String webXml) {
        return withPropertyGroup(webXml).replaceFirst("<web-app[^>]*>", """
                        <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0" metadata-complete="true">""");
    }
}
