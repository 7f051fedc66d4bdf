package io.github.seatkeeper.sample;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what it was sent: a form's fields in the encoding of its own choice, or the digest of a body. */
final class EchoServlet extends HttpServlet {
    static final String PATH = "/echo";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String encoding = request.getHeader("X-Encoding");
        response.setContentType("text/html;charset=UTF-8");
        if (encoding == null) {
            response.getWriter()
                    .print("<p id=body>" + digest(request.getInputStream().readAllBytes()) + "</p>");
        } else {
            request.setCharacterEncoding(encoding);
            response.getWriter().print("<p id=fields>" + fields(request) + "</p>");
        }
    }

    static String fields(HttpServletRequest request) {
        Map<String, String[]> fields = new TreeMap<>(request.getParameterMap());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + String.join(",", field.getValue()))
                .collect(Collectors.joining(" "));
    }

    static String digest(byte[] body) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(body)).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String digest(String body) {
        return digest(body.getBytes(StandardCharsets.UTF_8));
    }
}
