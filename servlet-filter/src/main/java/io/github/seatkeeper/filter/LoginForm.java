package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.Password;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the customer typed into the site's login form.
 *
 * @param userName as typed
 * @param password as typed; null if left empty
 * @param remember whether the customer asked to be kept logged in
 */
record LoginForm(String userName, @Nullable Password password, boolean remember) {
    /** What a box that is there but not ticked, or a field beside it, sends. */
    private static final Set<String> NOT_TICKED = Set.of("", "false", "0", "off", "no");

    static LoginForm read(HttpServletRequest request, FilterSettings settings) throws RejectedRequestException {
        FormPost post = FormPost.read(
                request,
                FormFields.texts(settings.usernameParam(), settings.passwordParam())
                        .withFlag(settings.rememberMeParam()),
                settings.allowedOrigins());
        String password = post.requiredField(settings.passwordParam());
        return new LoginForm(
                post.requiredField(settings.usernameParam()),
                password.isEmpty() ? null : new Password(password),
                post.fields(settings.rememberMeParam()).stream().anyMatch(LoginForm::isTicked));
    }

    private static boolean isTicked(String value) {
        return !NOT_TICKED.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
