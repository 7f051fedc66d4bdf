package io.github.seatkeeper.server.pages;

/** A request that gets a page saying why it can't be done. Nothing was done. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** The code chooses the words in the template {@code refusal}. */
    Refusal(int status, String code) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
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

    Page page() {
        return on(Page.of("refusal"));
    }

    /** With the header that this browser has on other pages. */
    Page page(Visit visit) {
        return on(Page.of("refusal", visit));
    }

    private Page on(Page page) {
        return page.with("code", code).status(status);
    }
}
