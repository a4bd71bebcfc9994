package dev.countersign.execution;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import dev.countersign.tenant.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;

/** One state machine for a template of a tenant, one version of it for each published version of the template. */
@Component
class StateMachines {

    private final SfnClient sfn;
    private final AwsProperties aws;
    private final AwsResources resources;

    StateMachines(SfnClient sfn, AwsProperties aws, AwsResources resources) {
        this.sfn = sfn;
        this.aws = aws;
        this.resources = resources;
    }

    /**
     * Publishes the version. Published twice, by two starts at the same time, there is a version too many, which does no harm.
     *
     * @return the ARN of the state machine version
     */
    String publish(TenantId tenant, UUID templateVersion, TemplateDefinition definition) {
        // A key has at most 63 characters and a name at most 80: there is room for the random half of the tenant's id.
        String name = "%s-%016x".formatted(definition.key(), tenant.value().getLeastSignificantBits());
        String description = "Template version " + templateVersion;
        String states = TemplateCompiler.compile(definition, target());
        try {
            return sfn.createStateMachine(request -> request.name(name)
                            .definition(states)
                            .roleArn(aws.roleArn())
                            .publish(true)
                            .versionDescription(description))
                    .stateMachineVersionArn();
        } catch (StateMachineAlreadyExistsException exists) {
            return sfn.updateStateMachine(request -> request.stateMachineArn(aws.stateMachineArn(name))
                            .definition(states)
                            .roleArn(aws.roleArn())
                            .publish(true)
                            .versionDescription(description))
                    .stateMachineVersionArn();
        }
    }

    private CompileTarget target() {
        return new CompileTarget(
                resources.humanTasksUrl(),
                resources.requestEventsUrl(),
                resources.notificationsArn(),
                aws.functionArnPrefix());
    }
}
