package io.github.seatkeeper.server.pages;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A request that gets a page saying why it can't be done. Nothing was done. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Visit visit;

    /** The code chooses the words in the template {@code refusal}. */
    Refusal(int status, String code) {
        this(status, code, null);
    }

    private Refusal(int status, String code, @Nullable Visit visit) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.visit = visit;
    }

    static Refusal malformed() {
        return new Refusal(400, "malformed");
    }

    static Refusal notFound() {
        return new Refusal(404, "not-found");
    }

    /** What a status of JAX-RS means here. */
    static Refusal of(int status) {
        return switch (status) {
            case 404 -> notFound();
            case 405 -> new Refusal(405, "method");
            case 413 -> new Refusal(413, "too-large");
            case 415 -> new Refusal(415, "media-type");
            case 503 -> new Refusal(503, "unavailable");
            default -> status >= 500 ? new Refusal(500, "failed") : new Refusal(status, "malformed");
        };
    }

    /** The same, with the header that this browser has on other pages. */
    Refusal on(Visit visited) {
        return new Refusal(status, code, visited);
    }

    /** Made a page by {@link RefusalPages}. */
    Response.ResponseBuilder answer() {
        return Response.status(status).type(Page.HTML).entity(this);
    }

    /** In the frame that pages have where it was asked for. */
    Page page(UriInfo asked) {
        Page page = visit == null ? Page.of("refusal") : Page.of("refusal", visit);
        URI address = asked.getRequestUri();
        String query = address.getRawQuery();
        return page.with("code", code)
                .with("customers", !Area.ADMIN.equals(Area.of("/" + asked.getPath())))
                .with("again", address.getRawPath() + (query == null ? "" : "?" + query));
    }
}
