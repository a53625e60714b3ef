package io.taffrail.http.house.signals;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.keys.HookSecrets;
import io.taffrail.http.keys.Secret;
import io.taffrail.http.signal.AlertException;
import io.taffrail.http.signal.Flaw;
import io.taffrail.http.signal.Masked;
import io.taffrail.http.signal.Signature;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.RawBody;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.HookId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.Strategy;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /hooks/{id}/{secret}}, where other programs send their alerts, and
 * {@code POST /api/v1/hooks/{id}/deliveries}, where the hook's owner tries the same way out with a key.
 *
 * <p>Whatever can be read is answered 202, refusals too: a sender would only send them again. What was sent is written down
 * before the answer leaves.
 */
final class DeliveryRoutes {
    private static final int LARGEST = 64 * 1024;
    private static final String NO_SECRET = "\u0000";

    private final Desks desks;
    private final Views views;
    private final Intake intake;
    private final HookSecrets secrets;
    private final InstantSource wallTime;

    DeliveryRoutes(Desks desks, Views views, Intake intake, HookSecrets secrets, InstantSource wallTime) {
        this.desks = desks;
        this.views = views;
        this.intake = intake;
        this.secrets = secrets;
        this.wallTime = wallTime;
    }

    List<Route> routes() {
        var limit = new RawBody.Limit(LARGEST, DeliveryRoutes::tooLarge);
        return List.of(
                Route.open("POST", "/hooks/{id}/{secret}", this::deliver).raw(limit),
                Route.of("POST", "/api/v1/hooks/{id}/deliveries", this::tryOut).raw(limit));
    }

    /** Who has not the right secret learns nothing, not even whether there is such a hook. */
    private Reply deliver(Call call) {
        String secret = call.variable("secret");
        Optional<Hook> hook = hookId(call).filter(id -> secrets.fits(id, Secret.of(secret))).flatMap(views.hooks()::find);
        Optional<Strategy> strategy = hook.flatMap(one -> views.hooks().strategy(one.strategy()));
        if (hook.isEmpty() || strategy.isEmpty()) {
            throw Refused.of(404, 40410000, "endpoint not found");
        }
        return answer(hook.get(), strategy.get().account(), call.raw().orElseThrow(), secret);
    }

    private Reply tryOut(Call call) {
        Hook hook = HookRoutes.owned(views, call);
        return answer(hook, call.key().account(), call.raw().orElseThrow(), NO_SECRET);
    }

    private Reply answer(Hook hook, AccountId account, RawBody raw, String secret) {
        byte[] body = raw.bytes();
        String kept = Masked.of(body, secret);
        try {
            Signature.check(raw.signature(), body, secret, wallTime.instant());
            return Reply.json(202, intake.take(account, hook, body, kept).json());
        } catch (AlertException refused) {
            desks.submit(
                    new Command.RefuseDelivery(hook.id(), refused.flaw().code(), refused.what(), kept),
                    new Cause("hook", hook.id().value()));
            return Reply.json(202, Told.unreadable(refused).json());
        }
    }

    private static Optional<HookId> hookId(Call call) {
        try {
            return Optional.of(new HookId(call.variable("id")));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Refused tooLarge() {
        Flaw flaw = Flaw.BODY_TOO_LARGE;
        return HouseErrors.of(413, flaw.code(), "the body is larger than " + LARGEST + " bytes", flaw.why(), flaw.fix());
    }
}
