package dev.countersign.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RecordedCalls;
import dev.countersign.permission.PermissionList.Use;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares what all other tests of this module have called with what the templates permit. It runs after them, in the folder that the build names for its
 * recordings.
 */
@Tag(PermissionsIT.LAST)
class PermissionsIT {

    static final String LAST = "after-all-others";

    /** Here the application makes its queues and its topic itself; on AWS, messaging.yaml does. */
    private static final Set<String> ON_ONE_MACHINE =
            Set.of("sqs:CreateQueue", "sqs:SetQueueAttributes", "sns:CreateTopic", "sns:Subscribe");

    private static final PermissionList permissions = PermissionList.read();
    private static final List<AwsCall> calls = AwsCall.in(RecordedCalls.FOLDER).stream()
            .filter(call -> !(call.role().equals("app/ApplicationRole") && ON_ONE_MACHINE.contains(call.action())))
            .toList();

    @Test
    void everyCallIsPermitted() {
        assertThat(calls).isNotEmpty();
        assertThat(calls.stream().filter(call -> !permissions.permits(call)))
                .as("calls that no template permits")
                .isEmpty();
    }

    @Test
    void aPermissionThatNobodyUsesHasAReason() {
        assertThat(permissions.of(Use.CALLED))
                .filteredOn(permission -> calls.stream().noneMatch(permission::isAbout))
                .extracting(Permission::line)
                .as("permissions that nobody uses: remove them, or list them under a reason")
                .isEmpty();
    }

    @Test
    void noReasonIsGivenForAPermissionThatIsUsed() {
        assertThat(permissions.of(Use.NEVER))
                .filteredOn(permission -> calls.stream().anyMatch(permission::isAbout))
                .extracting(Permission::line)
                .as("permissions that are used: list them as called")
                .isEmpty();
    }
}
