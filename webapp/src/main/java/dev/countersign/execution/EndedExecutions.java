package dev.countersign.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.paginators.ListExecutionsIterable;

/** Ends what runs for an organisation that is deleted. Repeated, it changes nothing. */
@Component
public class EndedExecutions {

    private static final String REASON = "The organisation is deleted";
    private static final int PAGE = 1_000;

    private final ExecutionBefore running;
    private final SfnClient sfn;

    EndedExecutions(ExecutionBefore running, SfnClient sfn) {
        this.running = running;
        this.sfn = sfn;
    }

    /**
     * Stops the executions of these state machines, and deletes the machines with all versions and aliases. AWS deletes a machine some time after its last
     * execution has ended.
     *
     * @param stateMachineVersionArns one version of each, or several
     */
    public void end(List<String> stateMachineVersionArns) {
        Set<String> machines = new HashSet<>();
        stateMachineVersionArns.forEach(version -> machines.add(version.substring(0, version.lastIndexOf(':'))));
        machines.forEach(this::end);
    }

    /** After the deletion nothing starts any more, so the second look finds what started during the first. */
    private void end(String machine) {
        stop(machine);
        sfn.deleteStateMachine(delete -> delete.stateMachineArn(machine));
        stop(machine);
    }

    private void stop(String machine) {
        ListExecutionsIterable pages = sfn.listExecutionsPaginator(list -> list.stateMachineArn(machine)
                .statusFilter(ExecutionStatus.RUNNING)
                .maxResults(PAGE));
        try {
            pages.executions().stream()
                    .map(ExecutionListItem::executionArn)
                    .forEach(execution -> running.stop(execution, REASON));
        } catch (StateMachineDoesNotExistException gone) {
            // It was deleted before.
            return;
        }
    }
}
