package dev.countersign.execution;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import dev.countersign.template.StateMachinePublisher;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Each template of a tenant has one state machine, and each published version of the template one version of it. */
@Component
class StateMachines implements StateMachinePublisher {

    private final SfnClient sfn;
    private final AwsProperties aws;
    private final AwsResources resources;

    StateMachines(SfnClient sfn, AwsProperties aws, AwsResources resources) {
        this.sfn = sfn;
        this.aws = aws;
        this.resources = resources;
    }

    @Override
    public Result publish(TenantId tenant, TemplateVersionId version, TemplateDefinition definition) {
        // A key has at most 63 characters and a name at most 80, which leaves room for the random half of the tenant's
        // id.
        String name = "%s-%016x".formatted(definition.key(), tenant.value().getLeastSignificantBits());
        String states = TemplateCompiler.compile(definition, target());
        try {
            return new Result.Created(publish(name, "Template version " + version, states));
        } catch (InvalidDefinitionException
                | InvalidNameException
                | ValidationException
                | StateMachineLimitExceededException refused) {
            return new Result.Refused(refused.awsErrorDetails().errorMessage());
        }
    }

    @Override
    public boolean isUpToDate(String versionArn, TemplateDefinition definition) {
        try {
            return sfn.describeStateMachine(request -> request.stateMachineArn(versionArn))
                    .definition()
                    .equals(TemplateCompiler.compile(definition, target()));
        } catch (StateMachineDoesNotExistException gone) {
            return false;
        }
    }

    private String publish(String name, String description, String states) {
        try {
            return sfn.createStateMachine(request -> request.name(name)
                            .definition(states)
                            .roleArn(aws.roleArn())
                            .loggingConfiguration(aws.logging().orElse(null))
                            .publish(true)
                            .versionDescription(description))
                    .stateMachineVersionArn();
        } catch (StateMachineAlreadyExistsException exists) {
            return sfn.updateStateMachine(request -> request.stateMachineArn(aws.stateMachineArn(name))
                            .definition(states)
                            .roleArn(aws.roleArn())
                            .loggingConfiguration(aws.logging().orElse(null))
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
                aws.functionArnPrefix(),
                aws.functionAlias());
    }
}
