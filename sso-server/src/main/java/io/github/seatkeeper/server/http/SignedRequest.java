package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that an API client really made, to be answered to that client only. */
record SignedRequest(RegisteredClient client, OrganisationRules organisation, Claims claims, TokenCodec codec) {
    String clientId() {
        return client.id();
    }

    SessionId session() throws InvalidTokenException {
        return new SessionId(claims.requiredText(Claim.SESSION_ID));
    }

    /** The customer's device, from claims that have to be there, though they may be empty. */
    Device device(DeviceNames names) throws InvalidTokenException {
        for (Claim claim : new Claim[] {Claim.IP_ADDRESS, Claim.USER_AGENT}) {
            if (!claims.has(claim)) {
                claims.requiredText(claim);
            }
        }
        return names.ofBrowser(claims.text(Claim.IP_ADDRESS), claims.text(Claim.USER_AGENT));
    }

    /** The device; null where the site did not tell it. */
    @Nullable
    Device deviceIfTold(DeviceNames names) {
        return claims.has(Claim.IP_ADDRESS) && claims.has(Claim.USER_AGENT)
                ? names.ofBrowser(claims.text(Claim.IP_ADDRESS), claims.text(Claim.USER_AGENT))
                : null;
    }

    LoginAttempt attempt(DeviceNames names) throws InvalidTokenException {
        return new LoginAttempt(session(), clientId(), device(names), claims.flag(Claim.REMEMBER));
    }

    /** Signs the answer; a null error is success. */
    Answer answer(String method, @Nullable String error, Claims.Builder answer) {
        return Answer.of(200, Answer.JSON, Envelope.write(signed(method, error, answer, TokenCodec.LIFE)));
    }

    String signed(String method, @Nullable String error, Claims.Builder answer, Duration life) {
        answer.with(Claim.METHOD, method).with(Claim.ERROR, error == null ? "" : error);
        return codec.sign(answer.build(), life);
    }
}
