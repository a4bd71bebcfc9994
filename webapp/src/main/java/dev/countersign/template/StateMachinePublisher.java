package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.tenant.TenantId;

/** Gives AWS what runs the requests of a template version; the module that knows AWS implements it. */
public interface StateMachinePublisher {

    /**
     * Publishes a state-machine version. Call it outside a transaction. If two calls publish it, AWS has one version too many, which has no
     * effect. A failure that may pass, as an endpoint that does not answer, is an exception.
     */
    Result publish(TenantId tenant, TemplateVersionId version, TemplateDefinition definition);

    /**
     * Whether this state-machine version is what the template compiles to now. One that an earlier release has published, or that AWS does not have any more,
     * is not. Call it outside a transaction.
     */
    boolean isUpToDate(String versionArn, TemplateDefinition definition);

    sealed interface Result {

        /**
         * AWS runs the version's requests from now on.
         *
         * @param versionArn of the state-machine version
         */
        record Created(String versionArn) implements Result {}

        /**
         * AWS does not take what the template compiles to, and would not later either.
         *
         * @param reason in the words of AWS
         */
        record Refused(String reason) implements Result {}
    }
}
