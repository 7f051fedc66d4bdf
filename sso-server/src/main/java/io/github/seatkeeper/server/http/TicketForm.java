package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.Ticket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A ticket that is to be exchanged, and by whom. */
record TicketForm(String clientId, SharedSecret secret, Ticket ticket) {
    /** From a form that was sent; parameters it does not know, like {@code scope}, are ignored. */
    static TicketForm of(String form) {
        Map<String, String> parameters = parameters(form);
        String grantType = required(parameters, "grant_type");
        if (!grantType.equals("ticket")) {
            throw new Problem(400, "unsupported_grant_type", "The only \"grant_type\" is \"ticket\".").exception();
        }
        return new TicketForm(
                required(parameters, "client_id"),
                SharedSecret.of(required(parameters, "client_secret")),
                new Ticket(required(parameters, "ticket")));
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : form.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2 && parameters.put(parts[0], decoded(parts[1])) != null) {
                throw Problem.malformed("A parameter is there twice.").exception();
            }
        }
        return parameters;
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw Problem.malformed("The parameter \"" + name + "\" is missing.")
                    .exception();
        }
        return value;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The form is not encoded as one.").exception();
        }
    }
}
