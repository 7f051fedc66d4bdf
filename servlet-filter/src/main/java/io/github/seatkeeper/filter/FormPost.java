package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a post that came from this site: a urlencoded form's, or a script's in JSON. */
final class FormPost {
    private static final int MAX_FIELD_LENGTH = 1024;

    private final Map<String, String[]> parameters;

    private FormPost(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads the post.
     *
     * @throws RejectedRequestException 403 from another origin, 415 neither form nor JSON, 413 too large, 400 broken
     */
    static FormPost read(HttpServletRequest request, FormFields fields, Set<String> allowedOrigins)
            throws RejectedRequestException {
        BrowserState.enter(request);
        if (!Origin.mayPost(request, allowedOrigins)) {
            throw new RejectedRequestException(403, "The form was sent from another site.");
        }
        return readFromAnywhere(request, fields);
    }

    /** The same for a post that may come from any page: something in it says who sends it. */
    static FormPost readFromAnywhere(HttpServletRequest request, FormFields fields) throws RejectedRequestException {
        String contentType = request.getHeader("Content-Type");
        boolean json = JsonBody.isJson(contentType);
        if (!json && !isForm(contentType)) {
            throw new RejectedRequestException(
                    415, "The form has to be sent as application/x-www-form-urlencoded or application/json.");
        }
        if (QueryParameters.of(request).keySet().stream().anyMatch(fields::isForBodyOnly)) {
            throw new RejectedRequestException(400, "The form's fields do not belong in the address.");
        }
        if (json) {
            return new FormPost(JsonBody.read(request, fields));
        }
        try {
            String encoding = request.getCharacterEncoding();
            request.setCharacterEncoding(
                    encoding == null ? "UTF-8" : Charset.forName(encoding).name());
            return new FormPost(request.getParameterMap());
        } catch (UnsupportedEncodingException | RuntimeException e) {
            // each container has its own exceptions for a form it cannot read
            throw new RejectedRequestException(400, "The form is broken or too large.");
        }
    }

    /** The one value of a field; null if the field is not there. */
    @Nullable
    String field(String name) throws RejectedRequestException {
        List<String> values = fields(name);
        if (values.size() > 1) {
            throw new RejectedRequestException(400, "A field of the form was sent twice.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** The one value of a field that every such form has. */
    String requiredField(String name) throws RejectedRequestException {
        String value = field(name);
        if (value == null) {
            throw new RejectedRequestException(400, "A field of the form is missing.");
        }
        return value;
    }

    /** All values of a field. */
    List<String> fields(String name) throws RejectedRequestException {
        String[] values = parameters.get(name);
        if (values == null) {
            return List.of();
        }
        for (String value : values) {
            if (value.length() > MAX_FIELD_LENGTH) {
                throw new RejectedRequestException(400, "A field of the form is too long.");
            }
            if (value.indexOf('\uFFFD') >= 0 || value.indexOf(0) >= 0) {
                throw new RejectedRequestException(400, "A field of the form is broken.");
            }
        }
        return List.of(values);
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("application/x-www-form-urlencoded");
    }
}
