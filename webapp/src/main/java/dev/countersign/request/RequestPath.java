package dev.countersign.request;

import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.ApprovalTrace.Visit;
import dev.countersign.request.PathNode.Kind;
import dev.countersign.request.PathNode.Status;
import dev.countersign.request.StepResultRepository.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Combines the outline of a request with what is known about it. Approvals and automated steps have records. That a notification was sent or a wait has
 * ended follows from the steps after it.
 */
final class RequestPath {

    private final Knowledge known;

    private RequestPath(Knowledge known) {
        this.known = known;
    }

    static List<PathNode> of(Outline outline, Knowledge known) {
        RequestStatus status = known.request().status();
        List<PathNode> path = new RequestPath(known)
                .sequence(outline.nodes(), status == RequestStatus.IN_PROGRESS, status == RequestStatus.APPROVED);
        return known.changing()
                .or(known::leftUnchanged)
                .map(visit -> withRevision(path, outline, visit, known))
                .orElse(path);
    }

    /**
     * The requester is asked to change the request: after the step that sent it back. Behind that is what is ahead of the changed request, with the
     * steps that are asked again; if the request ended so, what was not reached.
     */
    private static List<PathNode> withRevision(List<PathNode> path, Outline outline, Visit visit, Knowledge known) {
        int at = 0;
        while (at < path.size() && !sentBack(path.get(at))) {
            at++;
        }
        int behind = Math.min(at + 1, path.size());
        List<PathNode> drawn = new ArrayList<>(path.subList(0, behind));
        drawn.add(revision(visit, known));
        drawn.addAll(
                known.continuesAtStep() || visit.outcome() != null
                        ? path.subList(behind, path.size())
                        : new RequestPath(known.withoutHistory()).sequence(outline.nodes(), false, false));
        return drawn;
    }

    private static PathNode.Step revision(Visit visit, Knowledge known) {
        Status status = switch (visit.outcome()) {
            case null -> Status.CURRENT;
            case EXPIRED -> Status.EXPIRED;
            default -> Status.CANCELLED;
        };
        PathNode.Answer answer = switch (status) {
            case CURRENT -> PathNode.Answer.AWAITED;
            case EXPIRED -> PathNode.Answer.LAPSED;
            default -> PathNode.Answer.NOT_NEEDED;
        };
        return new PathNode.Step(
                visit.step(),
                Text.NONE,
                Kind.REVISION,
                status,
                Text.NONE,
                Optional.ofNullable(known.names().get(known.request().requester())).stream()
                        .map(name -> new PathNode.Participant(name, answer, Optional.empty(), null))
                        .toList(),
                List.of(),
                Tally.NONE,
                false,
                List.of(),
                Optional.of(visit.waitingSince()),
                visit.until(),
                visit.due(),
                Optional.empty(),
                null);
    }

    private static boolean sentBack(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> step.status() == Status.SENT_BACK;
            case PathNode.Fork fork ->
                fork.branches().stream().flatMap(List::stream).anyMatch(RequestPath::sentBack);
        };
    }

    /**
     * One sequence of nodes.
     *
     * @param reached whether everything before it has ended
     * @param passed whether something after it has begun
     */
    private List<PathNode> sequence(List<Node> nodes, boolean reached, boolean passed) {
        List<PathNode> drawn = new ArrayList<>();
        boolean next = reached;
        for (int i = 0; i < nodes.size(); i++) {
            boolean left = passed || nodes.subList(i + 1, nodes.size()).stream().anyMatch(this::touched);
            PathNode node = draw(nodes.get(i), next, left);
            drawn.add(node);
            next = next && isOver(node);
        }
        return drawn;
    }

    private PathNode draw(Node node, boolean reached, boolean passed) {
        return switch (node) {
            case Node.StepNode step -> draw(step, reached, passed);
            case Node.ForkNode fork ->
                new PathNode.Fork(
                        fork.key(),
                        fork.name(),
                        TemplateSteps.find(known.request().definition(), fork.key()).stream()
                                .anyMatch(step -> step instanceof ParallelStep parallel
                                        && parallel.samePerson() == ParallelStep.SamePerson.ALLOWED),
                        fork.branches().stream()
                                .map(branch -> sequence(branch, reached, passed))
                                .toList());
        };
    }

    private PathNode.Step draw(Node.StepNode node, boolean reached, boolean passed) {
        Optional<Visit> visit = known.visit(node.key());
        Optional<StepResult> result = known.result(node.key());
        return new PathNode.Step(
                node.key(),
                node.name(),
                kind(node),
                status(node, visit, result, reached, passed),
                node.when(),
                visit.map(known::participants).orElse(List.of()),
                visit.map(known::before).orElse(List.of()),
                tally(node, visit),
                node.step() instanceof ApprovalStep approval
                        && approval.policy().allowsOwnRequest(),
                otherThan(node),
                visit.map(Visit::waitingSince),
                visit.flatMap(Visit::until).or(() -> result.map(StepResult::at)),
                visit.flatMap(Visit::due),
                node.step() instanceof ApprovalStep asking
                        ? visit.flatMap(asked -> known.afterDue(asking, asked))
                        : Optional.empty(),
                result.map(this::words).orElse(null));
    }

    private @Nullable Text words(StepResult result) {
        return known.skipped(result).map(known::skipWords).orElseGet(() -> known.words(result));
    }

    private Tally tally(Node.StepNode node, Optional<Visit> visit) {
        return node.step() instanceof ApprovalStep approval
                ? visit.map(asked -> known.tally(approval, asked)).orElse(Tally.NONE)
                : Tally.NONE;
    }

    private List<Text> otherThan(Node.StepNode node) {
        return node.step() instanceof ApprovalStep approval
                ? approval.differentFrom().stream()
                        .sorted()
                        .map(key -> TemplateSteps.name(known.request().definition(), key))
                        .toList()
                : List.of();
    }

    private Status status(
            Node.StepNode node, Optional<Visit> visit, Optional<StepResult> result, boolean reached, boolean passed) {
        if (node.step() instanceof ApprovalStep approval && visit.isPresent()) {
            return known.status(approval, visit.get());
        }
        if (result.flatMap(known::skipped).isPresent()) {
            return Status.LEFT_OUT;
        }
        Optional<Status> undone = known.undone(node.key());
        if (undone.isPresent()) {
            return undone.get();
        }
        if (result.isPresent()) {
            return known.isRefusal(result.get()) ? Status.REFUSED : Status.DONE;
        }
        return switch (node.passage()) {
            case SKIPPED -> Status.SKIPPED;
            case OPEN -> unrecorded(passed ? Status.SKIPPED : Status.AHEAD);
            case WALKED -> {
                if (passed) {
                    yield leavesARecord(node) ? Status.SKIPPED : Status.DONE;
                }
                yield unrecorded(reached ? Status.CURRENT : Status.AHEAD);
            }
        };
    }

    private Status unrecorded(Status whileOpen) {
        return known.request().status().isOpen() || whileOpen == Status.SKIPPED ? whileOpen : Status.CANCELLED;
    }

    private static boolean leavesARecord(Node.StepNode node) {
        return node.step() instanceof ApprovalStep || node.step() instanceof AutomatedStep;
    }

    private boolean touched(Node node) {
        return switch (node) {
            case Node.StepNode step -> known.touched(step.key());
            case Node.ForkNode fork ->
                fork.branches().stream().flatMap(List::stream).anyMatch(this::touched);
        };
    }

    private boolean isOver(PathNode node) {
        return switch (node) {
            case PathNode.Step step ->
                step.status() == Status.DONE || step.status() == Status.SKIPPED || step.status() == Status.LEFT_OUT;
            case PathNode.Fork fork ->
                joinsAny(fork)
                        ? fork.branches().stream().anyMatch(this::isOver)
                        : fork.branches().stream().allMatch(this::isOver);
        };
    }

    private boolean isOver(List<PathNode> branch) {
        return branch.stream().allMatch(this::isOver);
    }

    private boolean joinsAny(PathNode.Fork fork) {
        return TemplateSteps.find(known.request().definition(), fork.key()).stream()
                .anyMatch(step -> step instanceof ParallelStep parallel && parallel.join() == ParallelStep.Join.ANY);
    }

    private static Kind kind(Node.StepNode node) {
        return switch (node.step()) {
            case ApprovalStep _ -> Kind.APPROVAL;
            case AutomatedStep _ -> Kind.AUTOMATED;
            case NotifyStep _ -> Kind.NOTIFICATION;
            case WaitStep _ -> Kind.WAIT;
            case BranchStep _, ParallelStep _ ->
                throw new IllegalStateException(node.key() + " is not a step of an outline");
        };
    }
}
