package dev.countersign.matrix;

import dev.countersign.matrix.Calls.Call;
import dev.countersign.people.Actor;
import dev.countersign.tenant.Edit;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.ProgramId;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenId;
import dev.countersign.token.TokenResult;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How the matrix calls what is about access tokens and programs. */
final class TokenCalls {

    private final World world;

    TokenCalls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        AccessTokens tokens = world.product.get(AccessTokens.class);
        Programs programs = world.product.get(Programs.class);
        Set<Scope> scopes = Set.of(Scope.REQUESTS_READ);
        return Map.ofEntries(
                Map.entry("AccessTokens.list", (actor, target) -> {
                    tokens.list(actor);
                    return "own";
                }),
                Map.entry("AccessTokens.create", (actor, target) -> created(tokens, actor, scopes)),
                Map.entry(
                        "AccessTokens.revoke",
                        (actor, target) -> Calls.kind(tokens.revoke(actor, new TokenId(UUID.randomUUID())))),
                Map.entry(
                        "AccessTokens.listOf",
                        (actor, target) ->
                                Calls.shown(tokens.listOf(actor, actor.person()).isPresent())),
                Map.entry(
                        "AccessTokens.revokeOf",
                        (actor, target) ->
                                Calls.kind(tokens.revokeOf(actor, actor.person(), new TokenId(UUID.randomUUID())))),
                Map.entry(
                        "Programs.list",
                        (actor, target) -> Calls.shown(programs.list(actor).isPresent())),
                Map.entry(
                        "Programs.create",
                        (actor, target) -> Calls.kind(programs.create(actor, "", actor.person(), scopes, 30))),
                Map.entry("Programs.renew", (actor, target) -> Calls.kind(programs.renew(actor, unknown(), 30))),
                Map.entry(
                        "Programs.actFor",
                        (actor, target) -> Calls.kind(
                                programs.actFor(actor, unknown(), new Edit<>(actor.person(), actor.person())))),
                Map.entry(
                        "Programs.stateMachine",
                        (actor, target) -> Calls.kind(programs.stateMachine(actor, unknown(), new Edit<>("", "")))),
                Map.entry("Programs.delete", (actor, target) -> Calls.kind(programs.delete(actor, unknown()))));
    }

    private static ProgramId unknown() {
        return new ProgramId(UUID.randomUUID());
    }

    private static String created(AccessTokens tokens, Actor actor, Set<Scope> scopes) {
        if (tokens.create(actor, "Matrix", scopes, 7) instanceof TokenResult.Created(var id, var _)) {
            tokens.revoke(actor, new TokenId(UUID.fromString(id)));
            return "own";
        }
        return "refused";
    }
}
