package dev.countersign.matrix;

import static org.awaitility.Awaitility.await;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.moving.MoveChoice;
import dev.countersign.moving.MoveResult;
import dev.countersign.moving.Moves;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the matrix calls the methods that move requests: between two versions of a template of its own, of which the administrator has moved a request. */
final class MoveCalls {

    private static final MoveChoice CHOICE = new MoveChoice("matrix-moved", 1, 2, Map.of());

    private static @Nullable UUID moved;

    private final World world;
    private final Moves moves;

    MoveCalls(World world) {
        this.world = world;
        this.moves = world.product.get(Moves.class);
    }

    Map<String, Calls.Call> all() {
        UUID batch = batch();
        return Map.of(
                "Moves.latest",
                (actor, target) ->
                        Calls.shown(!moves.latest(actor, CHOICE.template()).isEmpty()),
                "Moves.plan",
                (actor, target) ->
                        Calls.shown(moves.plan(actor, CHOICE, Optional.empty()).isPresent()),
                "Moves.report",
                (actor, target) ->
                        Calls.shown(moves.report(actor, batch, Optional.empty()).isPresent()),
                "Moves.move",
                (actor, target) -> Calls.kind(moves.move(actor, CHOICE, List.of(target.request()), "Try")),
                "Moves.moveAll",
                (actor, target) -> Calls.kind(moves.moveAll(actor, CHOICE, "Try")));
    }

    private UUID batch() {
        synchronized (MoveCalls.class) {
            UUID known = moved;
            if (known == null) {
                known = move();
                moved = known;
            }
            return known;
        }
    }

    private UUID move() {
        Actor administrator = world.actor("administrator");
        publish(administrator);
        submit(world.actor("colleague"));
        publish(administrator);
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> begin(administrator), Optional::isPresent)
                .orElseThrow();
    }

    /** Empty while its execution does not wait for anybody. */
    private Optional<UUID> begin(Actor administrator) {
        return moves.moveAll(administrator, CHOICE, "For the matrix") instanceof MoveResult.Begun begun
                ? Optional.of(await().atMost(Duration.ofSeconds(60))
                                .until(
                                        () -> moves.report(administrator, begun.batch(), Optional.empty())
                                                .orElseThrow()
                                                .batch(),
                                        batch -> batch.ended().isPresent()))
                        .filter(batch -> batch.moved() == 1)
                        .map(batch -> batch.id())
                : Optional.empty();
    }

    private void publish(Actor administrator) {
        PublishResult result = world.product.get(Templates.class).publish(administrator, definition());
        if (!(result instanceof PublishResult.Published)) {
            throw new AssertionError(result);
        }
    }

    private static TemplateDefinition definition() {
        return ((ReadResult.Parsed) TemplateYaml.read("""
                key: matrix-moved
                name: Moved
                prefix: MV
                title: "'Moved'"
                form:
                  - text: note
                    label: Note
                steps:
                  - approval: manager
                    name: Manager
                    approvers: {manager-of: requester}
                    due: 5 days
                """)).definition();
    }

    private void submit(Actor requester) {
        RequestService requests = world.product.get(RequestService.class);
        requests.submit(
                requester,
                new Submission(
                        UUID.randomUUID(),
                        requests.prepare(requester, CHOICE.template())
                                .orElseThrow()
                                .template(),
                        JsonMapper.shared().createObjectNode()));
    }
}
