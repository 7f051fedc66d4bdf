package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.SecretGenerator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Visit} of each request to a page, and keeps what the browser is to remember. A POST comes through only
 * if a form of ours in this very browser sent it:
 *
 * <ol>
 *   <li>the browser does not say that it comes from another site;
 *   <li>it is urlencoded and no larger than {@link SubmittedForm#MAX_BODY};
 *   <li>its field {@code csrf} fits the key in the cookie.
 * </ol>
 */
final class VisitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String NOTICE = "seatkeeper_notice";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final int NOTICE_SECONDS = 60;
    private static final int UNTIL_CLOSED = -1;

    private final boolean secure;
    private final SecretGenerator secrets;

    VisitFilter(boolean secure, SecretGenerator secrets) {
        this.secure = secure;
        this.secrets = secrets;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            throw notAllowed(request);
        }
        if (request.getUriInfo().getPath(false).indexOf(';') >= 0) {
            throw Refusal.notFound(); // JAX-RS finds the page without what follows
        }
        String path = "/" + request.getUriInfo().getPath();
        Area area = Area.of(path);
        if (area == null) {
            return;
        }
        String presented = cookie(request, name(area, area.cookie()));
        String key = presented != null && KEY.matcher(presented).matches() ? presented : null;
        boolean post = request.getMethod().equals(HttpMethod.POST);
        Visit visit = new Visit(
                path,
                area,
                ReaderLocale.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                key == null ? "" : key,
                Notice.read(cookie(request, name(area, NOTICE))),
                post ? form(request) : SubmittedForm.EMPTY);
        if (key == null) {
            visit.changeKey(secrets.next()); // nothing is known about it: only its forms fit it
        }
        visit.begin(request);
        if (post && (key == null || !same(visit.csrf(), visit.form().one("csrf")))) {
            throw new Refusal(403, "csrf");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Visit visit = Visit.orNull(request);
        if (visit == null) {
            return;
        }
        Area area = visit.area();
        if (visit.keyChanged()) {
            Duration keptFor = visit.keyKeptFor();
            int maxAge = keptFor == null ? UNTIL_CLOSED : Math.toIntExact(keptFor.toSeconds());
            set(response, area, area.cookie(), visit.key(), maxAge);
        }
        Notice left = visit.left();
        if (left != null) {
            set(response, area, NOTICE, left.write(), NOTICE_SECONDS);
        } else if (!visit.keepsNotice() && cookie(request, name(area, NOTICE)) != null) {
            set(response, area, NOTICE, "", 0);
        }
    }

    private static NotAllowedException notAllowed(ContainerRequestContext request) {
        Set<String> methods = ((ExtendedUriInfo) request.getUriInfo())
                .getMatchedModelResource().getResourceMethods().stream()
                        .map(ResourceMethod::getHttpMethod)
                        .collect(Collectors.toUnmodifiableSet());
        return new NotAllowedException(Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .allow(methods)
                .build());
    }

    private void set(ContainerResponseContext response, Area area, String name, String value, int maxAge) {
        response.getHeaders()
                .add(
                        HttpHeaders.SET_COOKIE,
                        name(area, name) + "=" + value + "; Path=" + area.cookiePath() + "; HttpOnly; SameSite=Lax"
                                + (secure ? "; Secure" : "")
                                + (maxAge == UNTIL_CLOSED ? "" : "; Max-Age=" + maxAge));
    }

    private String name(Area area, String cookie) {
        return CookieNames.of(cookie, area.cookiePath(), secure);
    }

    private static SubmittedForm form(ContainerRequestContext request) throws IOException {
        if (!isOfThisSite(request)) {
            throw new Refusal(403, "csrf");
        }
        MediaType type = request.getMediaType();
        if (type == null || !MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            throw Refusal.of(415);
        }
        byte[] body = request.getEntityStream().readNBytes(SubmittedForm.MAX_BODY + 1);
        if (body.length > SubmittedForm.MAX_BODY) {
            throw Refusal.of(413);
        }
        return SubmittedForm.read(body);
    }

    /** As far as the browser says; one that says nothing is left to the token. */
    private static boolean isOfThisSite(ContainerRequestContext request) {
        String fetchSite = request.getHeaderString("Sec-Fetch-Site");
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString(HttpHeaders.HOST);
        return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private static @Nullable String cookie(ContainerRequestContext request, String name) {
        return CookieHeader.of(request).one(name);
    }

    private static boolean same(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
