package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.filter.FilterSettings.Identify;
import io.github.seatkeeper.filter.FilterSettings.LimitPolicy;
import io.github.seatkeeper.filter.FilterSettings.OnSuccess;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FilterSettingsTest {
    private static final String SECRET = "a secret of thirty-two bytes, or more";
    private static final Map<String, String> REQUIRED = Map.of(
            "ssoUrl", "https://sso.example.org",
            "clientId", "harbour-web",
            "clientSecret", SECRET,
            "organisationId", "harbour");

    @Test
    void everythingButTheServiceHasADefault() throws ServletException {
        assertThat(FilterSettings.read(TestingServlets.settings(REQUIRED)))
                .isEqualTo(new FilterSettings(
                        URI.create("https://sso.example.org"),
                        new ApiClient("harbour-web", SharedSecret.of(SECRET), "harbour"),
                        "/login",
                        "username",
                        "password",
                        "remember",
                        "/login",
                        "/login",
                        OnSuccess.REDIRECT,
                        "/",
                        "/logout",
                        PathPatterns.NONE,
                        PathPatterns.NONE,
                        LimitPolicy.CHOOSE,
                        "/seatkeeper",
                        "/WEB-INF/seatkeeper/choose-sessions.jsp",
                        "/WEB-INF/seatkeeper/my-sessions.jsp",
                        null,
                        false,
                        null,
                        Identify.LOGIN,
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(3),
                        32,
                        null,
                        Set.of(),
                        TrustedProxies.NONE,
                        "X-Forwarded-For"));
    }

    @Test
    void everySettingCanBeGivenByItsName() throws ServletException {
        Map<String, String> given = new HashMap<>(REQUIRED);
        given.put("loginPath", "/j_login");
        given.put("usernameParam", "user");
        given.put("passwordParam", "pass");
        given.put("rememberMeParam", "stay");
        given.put("loginPage", "/welcome.jsp");
        given.put("failureUrl", "/welcome.jsp?again=1");
        given.put("onSuccess", "continue");
        given.put("successUrl", "/today");
        given.put("logoutPath", "/bye");
        given.put("protectedPaths", "/members/*, *.pdf");
        given.put("excludedPaths", "/static/*");
        given.put("limitPolicy", "logoutLeastRecent");
        given.put("pagesPath", "/sessions");
        given.put("chooseSessionsPage", "/WEB-INF/choose.jsp");
        given.put("mySessionsPage", "/WEB-INF/mine.jsp");
        given.put("stylesheet", "/css/choose.css");
        given.put("preview", "true");
        given.put("selfTestKey", SECRET);
        given.put("identify", "always");
        given.put("statusInterval", "PT5S");
        given.put("statusMaxStale", "PT1H");
        given.put("ssoTimeout", "PT0.5S");
        given.put("ssoMaxConcurrent", "8");
        given.put("apiUrl", "https://api.example.org");
        given.put("allowedOrigins", "https://www.example.org, HTTP://localhost:8081");
        given.put("trustedProxies", "10.0.0.0/8");
        given.put("clientAddressHeader", "X-Real-IP");

        assertThat(FilterSettings.read(TestingServlets.settings(given)))
                .isEqualTo(new FilterSettings(
                        URI.create("https://sso.example.org"),
                        new ApiClient("harbour-web", SharedSecret.of(SECRET), "harbour"),
                        "/j_login",
                        "user",
                        "pass",
                        "stay",
                        "/welcome.jsp",
                        "/welcome.jsp?again=1",
                        OnSuccess.CONTINUE,
                        "/today",
                        "/bye",
                        new PathPatterns(List.of("/members/*", "*.pdf")),
                        new PathPatterns(List.of("/static/*")),
                        LimitPolicy.LOGOUT_LEAST_RECENT,
                        "/sessions",
                        "/WEB-INF/choose.jsp",
                        "/WEB-INF/mine.jsp",
                        "/css/choose.css",
                        true,
                        SharedSecret.of(SECRET),
                        Identify.ALWAYS,
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        Duration.ofMillis(500),
                        8,
                        URI.create("https://api.example.org"),
                        Set.of("https://www.example.org", "http://localhost:8081"),
                        TrustedProxies.NONE.and("10.0.0.0/8"),
                        "X-Real-IP"));
    }

    @Test
    void theLoginPageIsTheLoginPathAndRefusedLoginsGoToTheLoginPageUnlessSaidOtherwise() throws ServletException {
        FilterSettings settings = FilterSettings.read(TestingServlets.settings(with("loginPath", "/in")));
        assertThat(settings.loginPage()).isEqualTo("/in");
        assertThat(settings.failureUrl()).isEqualTo("/in");

        settings = FilterSettings.read(TestingServlets.settings(with("loginPage", "/form")));
        assertThat(settings.loginPath()).isEqualTo("/login");
        assertThat(settings.failureUrl()).isEqualTo("/form");
    }

    @Test
    void allProblemsAreToldAtOnceAndNoSecretWithThem() {
        Map<String, String> given = new HashMap<>();
        given.put("organisationId", " "); // nothing, whatever stands in places that come after
        given.put("ssoUrl", "http://sso.example.org");
        given.put("clientSecret", SECRET);
        given.put("loginPath", "login");
        given.put("successUrl", "//evil.example");
        given.put("statusInterval", "5 minutes");
        given.put("ssoTimeout", "PT0S");
        given.put("allowedOrigins", "www.example.org");
        given.put("statusIntervall", "PT5M");

        assertThatThrownBy(() -> FilterSettings.read(TestingServlets.settings(given)))
                .isInstanceOf(ServletException.class)
                .hasMessageContainingAll(
                        "ssoUrl: The service's address has to be https",
                        "clientId: is required",
                        "organisationId: is required",
                        "loginPath: \"login\"",
                        "successUrl: \"//evil.example\"",
                        "statusInterval: \"5 minutes\"",
                        "ssoTimeout: \"PT0S\"",
                        "allowedOrigins: \"www.example.org\"",
                        "statusIntervall: there is no such setting (init-param)")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void anAddressMayHaveAPasswordInItAndIsNotRepeated() {
        for (String name : new String[] {"ssoUrl", "apiUrl"}) {
            for (String address :
                    new String[] {"https://me:CANARY@sso.example.org", "https://me:CANARY%@x", "CANARY"}) {
                assertThatThrownBy(() -> FilterSettings.read(TestingServlets.settings(with(name, address))))
                        .hasMessageContaining(name + ": ")
                        .hasMessageNotContaining("CANARY");
            }
        }
    }

    @Test
    void aPathOfAnyLengthIsReadInTime() {
        assertThat(SettingsReader.isPath("/style.css")).isTrue();
        assertThat(SettingsReader.isPath("/a".repeat(1_000_000))).isFalse();
    }

    @Test
    void settingsThatWouldBreakTheSiteAreRefused() {
        for (String[] broken : new String[][] {
            {"pagesPath", "/"},
            {"loginPath", "/log%69n"},
            {"loginPage", "/log%2Fin"},
            {"failureUrl", "/caf\u00e9"},
            {"successUrl", "/a b"},
            {"successUrl", "/\\evil.example"},
            {"passwordParam", "username"},
            {"logoutPath", "/login"},
            {"rememberMeParam", "password"},
            {"onSuccess", "Continue"},
            {"limitPolicy", "LOGOUT_ALL"},
            {"protectedPaths", "members"},
            {"protectedPaths", "/a*b"},
            {"excludedPaths", "/*/x"},
            {"preview", "yes"},
            {"excludedPaths", "*.css, /login"},
            {"excludedPaths", "/logout"},
            {"excludedPaths", "/*"},
            {"selfTestKey", "short"},
            {"ssoMaxConcurrent", "0"},
            {"apiUrl", "http://api.example.org"},
            {"trustedProxies", "proxy.example.org"},
        }) {
            assertThatThrownBy(() -> FilterSettings.read(TestingServlets.settings(with(broken[0], broken[1]))))
                    .as(broken[0] + "=" + broken[1])
                    .hasMessageContaining(broken[0]);
        }
    }

    @Test
    void whatTheFiltersOwnInitParamSaysWinsOverTheSitesAndThatOverTheFiles() throws ServletException {
        Map<String, String> initParams = Map.of("configFile", "/WEB-INF/seatkeeper.properties", "loginPath", "/first");
        Map<String, String> contextParams =
                Map.of("seatkeeper.loginPath", "/second", "seatkeeper.logoutPath", "/second", "unrelated", "x");
        String file = "loginPath=/third\nlogoutPath=/third\npagesPath=/third\n" + "ssoUrl=https://sso.example.org\n"
                + "clientId=harbour-web\nclientSecret=" + SECRET + "\norganisationId=harbour\n";

        SettingsReader reader =
                TestingServlets.settings(initParams, contextParams, Map.of("/WEB-INF/seatkeeper.properties", file));

        FilterSettings settings = FilterSettings.read(reader);

        assertThat(settings.loginPath()).isEqualTo("/first");
        assertThat(settings.logoutPath()).isEqualTo("/second");
        assertThat(settings.pagesPath()).isEqualTo("/third");
        assertThat(reader.found())
                .containsEntry("loginPath", "init-param")
                .containsEntry("logoutPath", "context-param")
                .containsEntry("pagesPath", "configFile")
                .doesNotContainKey("successUrl");
    }

    /** The build sets {@code SEATKEEPER_ORGANISATION_ID}. */
    @Test
    void theMachinesSystemPropertyWinsOverItsEnvironmentAndThatOverTheFile() throws ServletException {
        Map<String, String> initParams = new HashMap<>(REQUIRED);
        initParams.remove("organisationId");
        initParams.put("configFile", "/WEB-INF/seatkeeper.properties");
        Map<String, String> files = Map.of("/WEB-INF/seatkeeper.properties", "organisationId=of-the-file\n");

        assertThat(organisation(initParams, Map.of(), files)).isEqualTo("of-the-environment (environment)");
        System.setProperty("seatkeeper.organisationId", "of-the-jvm");
        try {
            assertThat(organisation(initParams, Map.of(), files)).isEqualTo("of-the-jvm (system property)");
            assertThat(organisation(initParams, Map.of("seatkeeper.organisationId", "of-the-site"), files))
                    .isEqualTo("of-the-site (context-param)");
        } finally {
            System.clearProperty("seatkeeper.organisationId");
        }
    }

    private static String organisation(
            Map<String, String> initParams, Map<String, String> contextParams, Map<String, String> files)
            throws ServletException {
        SettingsReader reader = TestingServlets.settings(initParams, contextParams, files);
        FilterSettings settings = FilterSettings.read(reader);
        return settings.apiClient().organisationId() + " (" + reader.found().get("organisationId") + ")";
    }

    @Test
    void theReadmeNamesEverySettingWithItsDefault() throws Exception {
        Map<String, Object> meant = new TreeMap<>();
        FilterSettings defaults = FilterSettings.read(TestingServlets.settings(REQUIRED));
        for (RecordComponent setting : FilterSettings.class.getRecordComponents()) {
            meant.put(setting.getName(), SelfTest.written(setting.getAccessor().invoke(defaults)));
        }
        meant.remove("apiClient");
        REQUIRED.keySet().forEach(name -> meant.put(name, "required"));
        meant.put("loginPage", "loginPath");
        meant.put("failureUrl", "loginPage");
        List.of("chooseSessionsPage", "mySessionsPage", "stylesheet").forEach(name -> meant.put(name, "bundled"));
        meant.put("configFile", "none");

        assertThat(toldByTheReadme()).isEqualTo(meant);
    }

    /** Each row has one name or more, and a default for each or one for all. */
    private static Map<String, Object> toldByTheReadme() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int begin = readme.indexOf("## Settings of the filter");
        Map<String, Object> told = new TreeMap<>();
        for (String line :
                readme.substring(begin, readme.indexOf("\n## ", begin)).lines().toList()) {
            if (line.startsWith("| `")) {
                List<String> cells = List.of(line.replace("`", "").split(" *\\| *"));
                List<String> names = List.of(cells.get(1).split(" "));
                List<String> values = List.of(cells.get(2).split(" "));
                for (int i = 0; i < names.size(); i++) {
                    told.put(names.get(i), values.get(Math.min(i, values.size() - 1)));
                }
            }
        }
        return told;
    }

    @Test
    void aSiteThatNamesNoClassLoaderStarts() {
        SessionLimitFilter filter = new SessionLimitFilter();
        assertThatCode(() -> filter.init(TestingServlets.config(REQUIRED, Map.of(), Map.of())))
                .doesNotThrowAnyException();
        filter.destroy();
    }

    @Test
    void aValueCanReferToASystemProperty() throws ServletException {
        System.setProperty("harbour.test.secret", SECRET);
        try {
            FilterSettings settings =
                    FilterSettings.read(TestingServlets.settings(with("clientSecret", "${harbour.test.secret}")));
            assertThat(settings.apiClient().secret()).isEqualTo(SharedSecret.of(SECRET));
        } finally {
            System.clearProperty("harbour.test.secret");
        }
    }

    @Test
    void aReferenceToNothingIsAProblem() {
        assertThatThrownBy(
                        () -> FilterSettings.read(TestingServlets.settings(with("clientSecret", "${NOBODY_SET_IT}"))))
                .hasMessageContaining("clientSecret: ${NOBODY_SET_IT} is neither");
    }

    @Test
    void unknownNamesAreRefusedWhereverTheyStand() {
        Map<String, String> initParams = new HashMap<>(REQUIRED);
        initParams.put("configFile", "/WEB-INF/seatkeeper.properties");

        assertThatThrownBy(() -> FilterSettings.read(TestingServlets.settings(
                        initParams,
                        Map.of("seatkeeper.loginpath", "/login"),
                        Map.of("/WEB-INF/seatkeeper.properties", "login=/login"))))
                .hasMessageContainingAll(
                        "loginpath: there is no such setting (context-param)",
                        "login: there is no such setting (configFile)");
    }

    @Test
    void aConfigFileThatCannotBeReadIsAProblem() {
        assertThatThrownBy(
                        () -> FilterSettings.read(TestingServlets.settings(with("configFile", "nowhere.properties"))))
                .hasMessageContaining("configFile: \"nowhere.properties\" can't be read");
    }

    @Test
    void theSecretIsMasked() throws ServletException {
        assertThat(FilterSettings.read(TestingServlets.settings(REQUIRED)).toString())
                .doesNotContain(SECRET);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(REQUIRED);
        settings.put(name, value);
        return settings;
    }
}
