package io.github.seatkeeper.sample;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A browser without a window or scripts: keeps cookies, follows redirects, sends what browsers send. */
final class TestingBrowser {
    static final String FIREFOX_ON_LINUX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    static final String SAFARI_ON_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) "
            + "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    static final String CHROME_ON_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
            + "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static final int MOST_REDIRECTS = 10;

    private final HttpClient client;
    private final CookieManager cookies;
    private final Site site;
    private final String userAgent;
    private final String languages;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    TestingBrowser(Site site, String userAgent) {
        this(site, userAgent, "en-GB,en;q=0.9", new CookieManager());
    }

    private TestingBrowser(Site site, String userAgent, String languages, CookieManager cookies) {
        this.site = site;
        this.userAgent = userAgent;
        this.languages = languages;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** The same browser at another site. */
    TestingBrowser at(Site other) {
        return new TestingBrowser(other, userAgent, languages, cookies);
    }

    /** The same browser when its reader has told it what they like to read. */
    TestingBrowser reading(String languages) {
        return new TestingBrowser(site, userAgent, languages, cookies);
    }

    /** Opens a page of the site, as from the address line; {@code path} does not name the context. */
    Page open(String path) {
        return follow(get(site.uri(path), "none"));
    }

    /** Goes where an answer sends the browser, and stays there. */
    Page next(Page page) {
        return get(page.redirectsTo(), "cross-site");
    }

    /** Opens a page and stays there, whatever it answers. */
    Page openWithoutFollowing(String path) {
        return get(site.uri(path), "none");
    }

    /** Fills in the site's own login form. */
    Page login(String username, String password) {
        return submit(open("/login").form("#login").with("username", username).with("password", password));
    }

    /** Sends a form and follows where it leads. */
    Page submit(Form form) {
        return follow(submitWithoutFollowing(form));
    }

    /** Sends a form and stays with its own answer. */
    Page submitWithoutFollowing(Form form) {
        URI to = form.action();
        return post(
                to,
                form.encoded(),
                request -> request.header("Sec-Fetch-Site", "same-origin")
                        .header("Origin", to.getScheme() + "://" + to.getRawAuthority()));
    }

    /** Posts a urlencoded body that no form of the site makes, with headers of the caller's. */
    Page post(URI to, String body, Consumer<HttpRequest.Builder> headers) {
        HttpRequest.Builder request = request(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.accept(request);
        return send(request);
    }

    /** Sends a request that no page of the site makes. */
    Page send(URI to, Consumer<HttpRequest.Builder> rest) {
        HttpRequest.Builder request = request(to);
        rest.accept(request);
        return send(request);
    }

    /** The cookies this browser holds; a test may plant one. */
    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    void forgetCookie(String name) {
        List.copyOf(cookies()).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> cookies.getCookieStore().remove(site.uri(), cookie));
    }

    /** Another browser with the same cookies. */
    TestingBrowser twin() {
        TestingBrowser twin = new TestingBrowser(site, userAgent);
        cookies().forEach(cookie -> twin.plant((HttpCookie) cookie.clone()));
        return twin;
    }

    /** Puts a cookie into the jar, as somebody who can set cookies for the host would. */
    void plant(HttpCookie cookie) {
        cookies.getCookieStore().add(site.uri(), cookie);
    }

    /** Everything this browser was answered, raw: addresses, headers, bodies. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    private Page follow(Page page) {
        Page at = page;
        for (int hops = 0; at.redirectsTo() != null; hops++) {
            if (hops == MOST_REDIRECTS) {
                throw new AssertionError("More than " + MOST_REDIRECTS + " redirects from " + page.uri());
            }
            at = get(at.redirectsTo(), "same-origin");
        }
        return at;
    }

    private Page get(URI uri, String site) {
        return send(request(uri).header("Sec-Fetch-Site", site).GET());
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", userAgent)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", languages)
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            seen.add(response.uri() + "\n" + response.headers().map() + "\n" + response.body());
            return Page.of(response);
        } catch (IOException e) {
            throw new AssertionError("The site gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the site", e);
        }
    }
}
