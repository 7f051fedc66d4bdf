package io.github.seatkeeper.server.pages;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer being made from a template. Not thread-safe. */
final class Page {
    private static final Templates TEMPLATES = new Templates();
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final String template;
    private final Map<String, @Nullable Object> model = new HashMap<>();
    private int status = Response.Status.OK.getStatusCode();

    private Page(String template) {
        this.template = template;
        with("assets", Assets.URLS).with("errors", FormErrors.NONE).with("staff", null);
        with("csrf", "")
                .with("alert", null)
                .with("notice", null)
                .with("path", "")
                .with("lang", ReaderLocale.OTHERS.toLanguageTag())
                .with("site", null);
    }

    /** Without knowing whose browser asks. */
    static Page of(String template) {
        return new Page(template);
    }

    /** With what every form and every header needs; takes the notice that was left for this browser. */
    static Page of(String template, Visit visit) {
        return new Page(template)
                .with("csrf", visit.csrf())
                .with("notice", visit.takeNotice())
                .with("path", visit.path())
                .with("lang", visit.locale().toLanguageTag())
                .with("staff", visit.staffOrNull());
    }

    Page with(String name, @Nullable Object value) {
        model.put(name, value);
        return this;
    }

    /** The form again, with what is wrong in it. */
    Page errors(FormErrors errors) {
        status = 422;
        return with("errors", errors);
    }

    /** The form again, with why it can't be done whatever is in it. */
    Page alert(String why) {
        status = 422;
        return with("alert", why);
    }

    Page status(int newStatus) {
        this.status = newStatus;
        return this;
    }

    Response response() {
        return builder().build();
    }

    String html() {
        return TEMPLATES.render(template, model);
    }

    Response.ResponseBuilder builder() {
        return Response.status(status).type(HTML).entity(html());
    }

    /** After a form: reload repeats nothing. */
    static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
