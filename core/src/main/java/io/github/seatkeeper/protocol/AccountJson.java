package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The JSON in which a service tells an account's details. Members nobody knows are ignored, wrong types are not. */
public final class AccountJson {
    private static final int MAX_PRODUCTS = 500;
    private static final int MAX_PRODUCT_LENGTH = 200;

    private AccountJson() {}

    /**
     * Reads what a ticket was exchanged for: {@code {"access_token":"…","token_type":"bearer"}}.
     *
     * @param body in UTF-8
     * @return the access token
     * @throws InvalidTokenException if it is anything else
     */
    public static AccessToken accessToken(byte[] body) throws InvalidTokenException {
        JsonNode answer = Json.parseObject(body, "answer");
        JsonNode type = answer.path("token_type");
        if (!type.isMissingNode() && !(type.isTextual() && type.textValue().equalsIgnoreCase("bearer"))) {
            throw InvalidTokenException.malformed("The access token is not a bearer token.");
        }
        JsonNode token = answer.path("access_token");
        if (!token.isTextual()) {
            throw InvalidTokenException.malformed("The answer has no access token.");
        }
        try {
            return new AccessToken(token.textValue());
        } catch (IllegalArgumentException e) {
            throw InvalidTokenException.malformed("The access token does not fit into a header.");
        }
    }

    /**
     * Reads an account's active products: {@code {"item":{"active_products":["…"]}}}.
     *
     * @param body in UTF-8
     * @return their names, at most {@value #MAX_PRODUCTS} of at most {@value #MAX_PRODUCT_LENGTH} characters
     * @throws InvalidTokenException if it is anything else
     */
    public static Set<String> activeProducts(byte[] body) throws InvalidTokenException {
        JsonNode products = Json.parseObject(body, "answer").path("item").path("active_products");
        if (!products.isArray() || products.size() > MAX_PRODUCTS) {
            throw InvalidTokenException.malformed("The answer has no list of products, or one that is too long.");
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode product : products) {
            String name = product.isTextual() ? product.textValue() : "";
            if (name.isEmpty() || name.length() > MAX_PRODUCT_LENGTH) {
                throw InvalidTokenException.malformed("A product is not a name, or one that is too long.");
            }
            names.add(name);
        }
        return names;
    }
}
