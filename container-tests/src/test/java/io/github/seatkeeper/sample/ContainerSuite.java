package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the newspaper and its filter do in every container; each container's own test is a constructor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerSuite {
    private static final String FILTER = "io.github.seatkeeper.filter.SessionLimitFilter";
    private static final String UNSEEN = "the filter is missing";
    private static final String HOSTILE = "\"><script>alert(1)</script>'&amp;";
    private static final int REDEPLOYMENTS = 20;

    /** The site's own code, which uses libraries that the bundle has inside, too. */
    private static final String LIBRARIES = """
            <%@ page contentType="text/html; charset=UTF-8" import="com.auth0.jwt.JWT" %>
            <%@ page import="com.auth0.jwt.algorithms.Algorithm" %>
            <%@ page import="com.fasterxml.jackson.databind.ObjectMapper" %>
            <%@ page import="dev.failsafe.Failsafe" %>
            <%@ page import="dev.failsafe.RetryPolicy" %>
            <%! String of(Class<?> type) { return " of " + type.getProtectionDomain().getCodeSource().getLocation(); } %>
            <% Algorithm algorithm = Algorithm.HMAC256("short"); %>
            <% String token = JWT.create().withSubject("tides").sign(algorithm); %>
            <p id=jackson><%= new ObjectMapper().readTree("[6, 12]").get(1) + " of " + new ObjectMapper().version() %></p>
            <p id=jwt><%= JWT.require(algorithm).build().verify(token).getSubject() + of(JWT.class) %></p>
            <p id=failsafe><%= Failsafe.with(RetryPolicy.ofDefaults()).get(() -> "tried") + of(Failsafe.class) %></p>
            <p id=user><%= request.getRemoteUser() %></p>
            """;

    /** WildFly puts a Jackson before a site's own, for JAX-RS. Other containers do not read this file. */
    private static final String WITHOUT_WILDFLYS_OWN = """
            <jboss-deployment-structure><deployment><exclude-subsystems><subsystem name="jaxrs"/></exclude-subsystems>\
            </deployment></jboss-deployment-structure>""";

    private final RealContainer container;
    private TestingService service;
    private RealContainer.Node node;
    /** The WAR as it is packaged, under {@code /paper}. */
    private Site site;
    /** A younger one, with asynchronous requests and with pages and libraries of its own, under {@code /own}. */
    private Site own;

    /** What the containers write, and their logs, for whoever wants to know why a test failed. */
    private final Path work =
            Path.of(System.getProperty("work", "target/work"), getClass().getSimpleName());

    ContainerSuite(RealContainer container) {
        this.container = container;
    }

    @BeforeAll
    void start() throws IOException {
        empty(work);
        service = TestingService.on(Clock.systemUTC(), 2);
        node = container.start(0, work.resolve("node"));
        site = node.at("/paper");
        node.deploy("/paper", war().write(work.resolve("paper.war")));
        own = node.at("/own");
        node.deploy("/own", withPagesOfItsOwn().write(work.resolve("own.war")));
    }

    @AfterAll
    void stop() {
        try {
            if (node != null) {
                node.close();
            }
        } finally {
            service.close();
        }
    }

    private SiteWar war() {
        return SiteWar.of(container.api(), service);
    }

    private SiteWar withPagesOfItsOwn() {
        return war().withLibraries()
                .with("successUrl", "/whoami")
                .webXml(ContainerSuite::asynchronous)
                .webXml(ContainerSuite::withEntryInJndi)
                .withFile("WEB-INF/seatkeeper/choose-sessions.jsp", """
                        <%@ page contentType="text/html; charset=UTF-8" isELIgnored="false" %>
                        <%@ taglib prefix="seat" uri="urn:seatkeeper:tags" %>
                        <!DOCTYPE html><title>Ours</title><h1>Our own page for ${chooser.rows.size()}</h1>""")
                .withFile("WEB-INF/seatkeeper/my-sessions.jsp", """
                        <%@ page contentType="text/html; charset=UTF-8" isELIgnored="false" %>
                        <!DOCTYPE html><title>Ours</title><h1>Our own list of ${mySessions.rows.size()}</h1>""")
                .withFile("WEB-INF/seatkeeper/style.css", "/* our own */")
                .withFile("libraries.jsp", LIBRARIES)
                .withFile("WEB-INF/jboss-deployment-structure.xml", WITHOUT_WILDFLYS_OWN)
                .withFile(
                        "WEB-INF/classes/seatkeeper-texts.properties",
                        "login.invalid_credentials.remaining.other=That was not you, \u00e5 nej.");
    }

    /**
     * A descriptor of version 3.0, with asynchronous servlets, and an error page that asks who the reader is; below
     * {@code /everywhere} the filter stands before forwards and includes, too.
     */
    private static String asynchronous(String webXml) {
        return webXml.replaceFirst(
                        "(?s)<web-app.*?>", "<web-app xmlns=\"http://java.sun.com/xml/ns/javaee\" version=\"3.0\">")
                .replaceFirst("</filter-class>", "$0<async-supported>true</async-supported>")
                .replaceFirst("<dispatcher>REQUEST", "<dispatcher>ASYNC</dispatcher>$0")
                .replaceFirst("<servlet>", """
                        <servlet><servlet-name>probe</servlet-name>\
                        <servlet-class>io.github.seatkeeper.sample.ProbeServlet</servlet-class>\
                        <async-supported>true</async-supported></servlet>
                        <servlet-mapping><servlet-name>probe</servlet-name><url-pattern>/probe</url-pattern>\
                        <url-pattern>/everywhere/probe</url-pattern></servlet-mapping>
                        $0""")
                .replaceFirst("</filter-mapping>", """
                        $0
                        <filter-mapping><filter-name>seatkeeper</filter-name><url-pattern>/everywhere/*</url-pattern>\
                        <dispatcher>FORWARD</dispatcher><dispatcher>INCLUDE</dispatcher></filter-mapping>""")
                .replaceFirst(
                        "<error-page>",
                        "<error-page><error-code>409</error-code><location>/probe</location></error-page>$0");
    }

    @Test
    void aThirdReaderChoosesReadsOnAndLogsOut() {
        Readers readers = Readers.overTheLimit(service, site);
        assertThat(readers.chooser().uri().getPath()).isEqualTo("/paper/seatkeeper/choose");
        assertThat(parseErrors(readers.chooser())).isEmpty();

        Page home = readers.choose("Safari");

        assertThat(home.uri()).isEqualTo(site.uri());
        assertThat(home.reader()).isEqualTo(readers.account());
        assertThat(readers.third().open("/members/pilots.jsp").heading()).isEqualTo("A night out with the pilots");
        Page told = eventually(
                () -> readers.second().open("/"), page -> page.uri().getPath().equals("/paper/login"));
        assertThat(told.message()).isNotBlank();
        assertThat(readers.first().open("/").reader()).isEqualTo(readers.account());

        Page mySessions = readers.third().open("/seatkeeper/sessions");
        assertThat(mySessions.sessions()).hasSize(1);
        assertThat(parseErrors(mySessions)).isEmpty();
        Page logged = readers.third()
                .submit(mySessions.form("[name=session]").and("session", mySessions.sessionWith("Firefox")));
        assertThat(logged.sessions()).isEmpty();
        readers.third().open("/logout");
        assertThat(readers.third().open("/").reader()).isNull();
        assertThat(readers.third().open("/members/pilots.jsp").uri().getPath()).isEqualTo("/paper/login");
    }

    @Test
    void theJarBringsItsPagesAndWhatBelongsToThem() {
        Readers readers = Readers.overTheLimit(service, site);

        for (Page page : List.of(readers.chooser(), readers.first().open("/seatkeeper/sessions"))) {
            assertThat(page.sessions()).isNotEmpty();
            assertThat(page.document().select("link[rel=stylesheet]").eachAttr("abs:href"))
                    .containsExactly(site.uri("/seatkeeper/style.css").toString());
            assertThat(page.document().select("script[src]").eachAttr("abs:src"))
                    .containsExactly(site.uri("/seatkeeper/script.js").toString());
        }
        for (String asset : Set.of("style.css", "script.js", "open-page.js", "open-page.css")) {
            Page answer = readers.third().open("/seatkeeper/" + asset);
            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.body()).as(asset).isNotBlank();
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(asset)
                    .startsWith(asset.endsWith("css") ? "text/css" : "text/javascript");
        }
        for (String inside : Set.of("choose-sessions.jsp", "my-sessions.jsp", "style.css")) {
            assertThat(readers.third().open("/WEB-INF/seatkeeper/" + inside).status())
                    .as(inside)
                    .isEqualTo(404);
        }
    }

    @Test
    void aRefusedLoginIsToldOnTheSitesOwnPage() {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

        Page refused = browser.login(HOSTILE, "wrong");

        assertThat(refused.uri().getPath()).isEqualTo("/paper/login");
        assertThat(refused.message()).isNotBlank();
        assertThat(refused.form("#login").value("username")).isEqualTo(HOSTILE);
        assertThat(refused.document().select("script:not([src])")).isEmpty();
    }

    @Test
    void whatABrowserCallsItselfIsTextOnThePages() {
        String account = service.freshAccount();
        new TestingBrowser(site, HOSTILE).login(account, TestingService.PASSWORD);
        TestingBrowser reader = new TestingBrowser(site, HOSTILE);
        reader.login(account, TestingService.PASSWORD);
        Page chooser = new TestingBrowser(site, HOSTILE).login(account, TestingService.PASSWORD);

        for (Page page : Set.of(chooser, reader.open("/seatkeeper/sessions"))) {
            assertThat(page.body()).doesNotContain("<script>");
            assertThat(parseErrors(page)).isEmpty();
        }
    }

    @Test
    void theWarsOwnPagesStylesheetAndTextTakeThePlaceOfTheJars() {
        Readers readers = readersOfTheirOwn();

        assertThat(readers.chooser().heading()).isEqualTo("Our own page for 2");
        assertThat(readers.third().open("/seatkeeper/style.css").body()).isEqualTo("/* our own */");
        Form form = readers.third().open("/login").form("#login").with("username", readers.account());
        assertThat(readers.third().submit(form.with("password", "wrong")).message())
                .isEqualTo("That was not you, \u00e5 nej.");
        TestingBrowser reader = new TestingBrowser(own, TestingBrowser.FIREFOX_ON_LINUX);
        reader.login(service.freshAccount(), TestingService.PASSWORD);
        assertThat(reader.open("/seatkeeper/sessions").heading()).isEqualTo("Our own list of 0");
    }

    @Test
    void theSitesOtherVersionsOfWhatTheBundleHasInsideAreItsOwn() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(own, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);

        Page page = browser.open("/libraries.jsp");

        assertThat(page.text("#jackson")).as(page.body()).isEqualTo("12 of 2.9.10-8");
        assertThat(page.text("#jwt")).startsWith("tides of ").contains("java-jwt-3.19.4.jar");
        assertThat(page.text("#failsafe")).startsWith("tried of ").contains("failsafe-3.0.2.jar");
        assertThat(page.text("#user")).isEqualTo(account);
    }

    /** A setting that stands in JNDI, in an init-param and in a context-param. */
    private static String withEntryInJndi(String webXml) {
        return webXml.replaceFirst("</filter-class>(?s:.*?)(?=<init-param>)", """
                        $0<init-param><param-name>successUrl</param-name>\
                        <param-value>/theming.jsp</param-value></init-param>
                        """)
                .replaceFirst("</web-app>", """
                        <env-entry><env-entry-name>seatkeeper/successUrl</env-entry-name>\
                        <env-entry-type>java.lang.String</env-entry-type>\
                        <env-entry-value>/news/ferry.jsp</env-entry-value></env-entry>
                        $0""");
    }

    @Test
    void anEntryInJndiWinsOverTheSitesOwnSettings() {
        TestingBrowser browser = new TestingBrowser(own, TestingBrowser.FIREFOX_ON_LINUX);

        Page page = browser.login(service.freshAccount(), TestingService.PASSWORD);

        assertThat(page.uri().getPath()).isEqualTo("/own/news/ferry.jsp");
    }

    private Readers readersOfTheirOwn() {
        String account = service.freshAccount();
        TestingBrowser third = new TestingBrowser(own, TestingBrowser.CHROME_ON_WINDOWS);
        for (int i = 0; i < 2; i++) {
            new TestingBrowser(own, TestingBrowser.FIREFOX_ON_LINUX).login(account, TestingService.PASSWORD);
        }
        return new Readers(account, third, third, third, third.login(account, TestingService.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe?via=nothing",
                "/probe?via=forward",
                "/probe?via=include",
                "/probe?via=async",
                "/probe?via=async-wrapped",
                "/probe?via=thread",
                "/probe?via=error",
                "/everywhere/probe?via=forward",
                "/everywhere/probe?via=include"
            })
    void everyDispatchKnowsTheReaderAndTheirRoleAndLogsThemOut(String address) {
        String via = address.substring(address.indexOf('=') + 1);
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(own, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);

        Page page = browser.open(address);

        if (!via.equals("thread")) { // which is none: what Jetty EE8 says there depends on who is first
            assertThat(page.text("#type")).isEqualTo(dispatch(via));
        }
        assertThat(page.text("#user")).isEqualTo(account);
        assertThat(page.text("#principal")).isEqualTo(account);
        assertThat(page.text("#role")).isEqualTo("true");

        Page loggedOut = browser.open(address + "&logout");
        assertThat(loggedOut.text("#user")).as(loggedOut.body()).isEqualTo("null");
        assertThat(browser.open("/probe").text("#user")).isEqualTo("null");
        assertThat(browser.open("/probe").text("#role")).isEqualTo("false");
    }

    private static String dispatch(String via) {
        return switch (via) {
            case "forward" -> "FORWARD";
            case "include" -> "INCLUDE";
            case "async", "async-wrapped" -> "ASYNC";
            case "error" -> "ERROR";
            default -> "REQUEST";
        };
    }

    @Test
    void noSpellingOfALoginReachesTheSitesOwnCodeUnseen() throws IOException {
        Set<String> spellings = Spellings.targets("/paper", "/login");
        assertThat(spellings).hasSizeGreaterThan(200);
        List<String> unseen = new ArrayList<>();
        int taken = 0;
        for (String spelling : spellings) {
            String answer = new RawRequest("POST", spelling).sendTo(site);
            if (answer.contains(UNSEEN)) {
                unseen.add(spelling);
            }
            taken += answer.startsWith("HTTP/1.1 303") ? 1 : 0;
        }
        assertThat(unseen).isEmpty();
        assertThat(taken).isGreaterThan(20);
    }

    @Test
    void theBundleForTheOtherServletApiSaysSo() throws IOException {
        String other = container.api().equals("jakarta") ? "javax" : "jakarta";
        Path war = war().withBundleFor(other).write(work.resolve("wrong.war"));
        int log = node.log().length();

        try {
            node.deploy("/wrong", war);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("/wrong");
        }

        assertThat(new RawRequest("POST", "/wrong/login").sendTo(node.at("/wrong")))
                .matches("(?s)HTTP/1.1 (404|500|503) .*")
                .doesNotContain(UNSEEN);
        assertThat(node.log().substring(log))
                .contains("This container speaks " + container.api()
                        + ".servlet, and this site's Seatkeeper is the one for " + other + ".servlet: use ");
    }

    @Test
    void redeployingLeavesNoClassLoaderAndNoThreadBehind() throws IOException {
        useEverything(site); // the JSP compiler keeps what it was called by first, in an exception that it makes once
        Path war = war().write(work.resolve("again.war"));
        Path alone = war().with("ssoUrl", "http://localhost:1").write(work.resolve("alone.war"));
        int before = node.jvm().loadersOf(FILTER);
        Set<String> threads = ours(node.jvm());
        int log = node.log().length();

        for (int i = 0; i < REDEPLOYMENTS; i++) {
            node.deploy("/again", war);
            useEverything(node.at("/again"));
            node.undeploy("/again");
        }
        node.deploy("/again", alone);
        findTheServiceAway(node.at("/again"));
        node.undeploy("/again");
        // Java 17 keeps classes of the site that compared records or was serialized last: now that is one that lives
        node.deploy("/again", war, Files.createDirectories(work.resolve("last")));
        useEverything(node.at("/again"));
        Supplier<Integer> loaders = () -> {
            // the second collection since the last login lets go of what describes classes: the next makes it anew
            node.jvm().collect();
            new TestingBrowser(node.at("/again"), TestingBrowser.FIREFOX_ON_LINUX).login("nobody", "wrong");
            return node.jvm().loadersOf(FILTER);
        };

        assertThat(eventually(loaders, left -> left <= before + 1))
                .as("class loaders after %s redeployments, with those of %s sites", REDEPLOYMENTS, before + 1)
                .isEqualTo(before + 1);
        node.undeploy("/again");
        assertThat(eventually(() -> newThreads(threads), Set::isEmpty)).isEmpty();
        assertThat(node.log().substring(log)).doesNotContain("memory leak");
    }

    /** A session limit, its page, two logouts at once and the login at the end: calls, threads, texts and pages. */
    private TestingBrowser useEverything(Site again) {
        String account = service.freshAccount();
        new TestingBrowser(again, TestingBrowser.FIREFOX_ON_LINUX).login(account, TestingService.PASSWORD);
        new TestingBrowser(again, TestingBrowser.FIREFOX_ON_LINUX).login(account, TestingService.PASSWORD);
        TestingBrowser third = new TestingBrowser(again, TestingBrowser.FIREFOX_ON_LINUX);
        Page chooser = third.login(account, TestingService.PASSWORD);
        assertThat(chooser.sessions()).hasSize(2);
        assertThat(third.submit(chooser.form("button[value=all]").and("action", "all"))
                        .reader())
                .isEqualTo(account);
        return third;
    }

    /** After five calls without an answer a thread asks, every few seconds, whether it is back. */
    private void findTheServiceAway(Site alone) {
        for (int i = 0; i < 6; i++) {
            TestingBrowser browser = new TestingBrowser(alone, TestingBrowser.FIREFOX_ON_LINUX);
            assertThat(browser.login("alice", TestingService.PASSWORD).status()).isEqualTo(503);
        }
        assertThat(ours(node.jvm())).anyMatch(thread -> thread.startsWith("\"seatkeeper-prober\""));
    }

    /** The platform's HTTP client ends its thread after it was collected. */
    private Set<String> newThreads(Set<String> before) {
        node.jvm().collect();
        Set<String> threads = ours(node.jvm());
        threads.removeAll(before);
        return threads;
    }

    private static Set<String> ours(Jvm jvm) {
        return jvm.threads().stream()
                .filter(thread ->
                        Stream.of("seatkeeper", "HttpClient", "ailsafe").anyMatch(thread::contains))
                .collect(Collectors.toSet());
    }

    @Test
    void whoIsChoosingGoesOnAtAnotherNodeAndAfterTheRestartOfTheOnlyOne() throws IOException {
        Path war = war().webXml(ContainerSuite::distributable).write(work.resolve("kept.war"));
        Path shared = Files.createDirectories(work.resolve("shared"));
        Path kept = Files.createDirectories(work.resolve("kept"));
        node.deploy("/shared", war, shared);
        Readers readers = Readers.overTheLimit(service, node.at("/shared"));
        Readers others;
        int port;
        try (RealContainer.Node second = container.start(0, work.resolve("second"))) {
            port = second.port();
            second.deploy("/shared", war, shared);
            goOn(readers, second.at("/shared"));

            second.deploy("/kept", war, kept);
            others = Readers.overTheLimit(service, second.at("/kept"));
        }
        // nobody else had this site
        try (RealContainer.Node restarted = container.start(port, work.resolve("second"))) {
            restarted.deploy("/kept", war, kept);
            goOn(others, restarted.at("/kept"));
            assertThat(others.second().open("/").reader()).isEqualTo(others.account());
        }
    }

    /** The third reader, with cookies alone, finds the same list at this node, chooses there and is logged in. */
    private static void goOn(Readers readers, Site there) {
        TestingBrowser third = readers.third().at(there);
        Page again = third.open("/seatkeeper/choose?" + readers.chooser().uri().getQuery());
        assertThat(again.sessions()).isEqualTo(readers.chooser().sessions());

        Page home = third.submit(Readers.choice(again, "Firefox"));

        assertThat(home.uri()).isEqualTo(there.uri());
        assertThat(home.reader()).isEqualTo(readers.account());
        assertThat(third.open("/members/pilots.jsp").heading()).isEqualTo("A night out with the pilots");
    }

    /** Strict containers let a site of this kind put nothing into an HttpSession that can not be serialized. */
    private static String distributable(String webXml) {
        return webXml.replaceFirst("</display-name>", "$0<distributable/>");
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }

    /** Asks until the answer is the one; after twenty seconds it is whatever it is. */
    private static <T> T eventually(Supplier<T> question, Predicate<T> answer) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        T last = question.get();
        while (!answer.test(last) && Instant.now().isBefore(deadline)) {
            last = question.get();
        }
        return last;
    }

    private static List<?> parseErrors(Page page) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        parser.parseInput(page.body(), page.uri().toString());
        return parser.getErrors();
    }
}
