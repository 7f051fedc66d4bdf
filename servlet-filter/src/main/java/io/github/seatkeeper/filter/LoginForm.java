package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.Password;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the customer typed into the site's login form.
 *
 * @param userName as typed
 * @param password as typed; null if left empty
 */
record LoginForm(String userName, @Nullable Password password) {

    static LoginForm read(HttpServletRequest request, FilterSettings settings) throws RejectedRequestException {
        FormPost post = FormPost.read(
                request,
                FormFields.texts(settings.usernameParam(), settings.passwordParam())
                        .withFlag(settings.rememberMeParam()),
                settings.allowedOrigins());
        String password = post.requiredField(settings.passwordParam());
        return new LoginForm(
                post.requiredField(settings.usernameParam()), password.isEmpty() ? null : new Password(password));
    }
}
