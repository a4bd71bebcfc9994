package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.lambdas.email.Feedback;
import dev.countersign.lambdas.email.SmtpServer;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.lambdas.http.Connectors;
import dev.countersign.lambdas.http.Webhooks;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The functions by the name that templates and queues use, for an endpoint that runs them in its process. */
public final class LocalFunctions {

    public static final String POLICY_CHECK = "policy-check";
    public static final String HTTP_REQUEST = "http-request";
    public static final String SEND_EMAIL = "send-email";
    public static final String WEBHOOK_DELIVERY = "webhook-delivery";

    private LocalFunctions() {}

    public static Map<String, Supplier<RequestStreamHandler>> all(
            SmtpServer smtp,
            Feedback feedback,
            Connectors connectors,
            AddressPolicy policy,
            Webhooks webhooks,
            AddressPolicy webhookPolicy,
            WebhookDeliveryHandler.Results results) {
        return Map.of(
                POLICY_CHECK,
                PolicyCheckHandler::new,
                HTTP_REQUEST,
                () -> new HttpRequestHandler(connectors, policy, Clock.systemUTC()),
                SEND_EMAIL,
                () -> new SendEmailHandler(smtp, Clock.systemUTC(), Optional.of(feedback)),
                WEBHOOK_DELIVERY,
                () -> new WebhookDeliveryHandler(webhooks, webhookPolicy, results, Clock.systemUTC()));
    }
}
