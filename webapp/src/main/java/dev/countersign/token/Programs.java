package dev.countersign.token;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * The programs of an organisation. A program has the rights of the person it acts for, so only those who grant roles may create or change one. Auditors see
 * programs.
 */
@Service
public class Programs {

    /** The most programs of an organisation. */
    public static final int MOST = 200;

    /** Without a version: whoever may start executions chooses it. At most 80 characters of a name (Step Functions quotas). */
    private static final Pattern STATE_MACHINE =
            Pattern.compile("arn:[a-z-]{1,20}:states:[a-z0-9-]{1,40}:[0-9]{12}:stateMachine:[^:/\\s]{1,80}");

    private static final String CHANGED = "program.changed";
    private static final String ACTS_FOR = "acts-for";
    private static final String STATE_MACHINE_DETAIL = "state-machine";

    private final ProgramRepository programs;
    private final AccessTokenRepository tokens;
    private final People people;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final LastChanges changes;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Programs(
            ProgramRepository programs,
            AccessTokenRepository tokens,
            People people,
            ActorTransaction acting,
            AuditLog audit,
            LastChanges changes,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.programs = programs;
        this.tokens = tokens;
        this.people = people;
        this.acting = acting;
        this.audit = audit;
        this.changes = changes;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    /** By name; empty for whoever may not see settings. */
    public Optional<List<Program>> list(Actor actor) {
        return acting.call(
                actor,
                present -> isAllowed(present, Right.SEE_ORGANISATION)
                        ? Optional.of(programs.all(MOST))
                        : Optional.empty());
    }

    /**
     * Creates a program. Its secret is in the result and nowhere else.
     *
     * @param actsFor whose rights it has, within its scopes
     * @param days one of {@link Lifetime#CHOICES}
     */
    public TokenResult create(Actor actor, String name, PersonId actsFor, Set<Scope> scopes, int days) {
        Wanted wanted = new Wanted(name, scopes, days);
        return acting.call(actor, present -> {
            if (!isAllowed(present, Right.GRANT_ROLES)) {
                return new TokenResult.NotAllowed();
            }
            return wanted.problem().orElseGet(() -> create(present, actsFor, wanted));
        });
    }

    private TokenResult create(Actor present, PersonId actsFor, Wanted wanted) {
        if (!wanted.scopes().stream().allMatch(Scope::isForPrograms)) {
            return new TokenResult.ScopesWrong();
        }
        if (!isActive(present, actsFor)) {
            return new TokenResult.Unsuitable();
        }
        if (programs.count() >= MOST) {
            return new TokenResult.TooMany(MOST);
        }
        Instant now = clock.instant();
        ProgramId id = new ProgramId(ids.next());
        TenantSecret secret = TenantSecret.random(present.tenant());
        Instant expires = now.plus(wanted.lifetime());
        programs.insert(present.tenant(), id, secret.hash(), actsFor, present.person(), wanted, now, expires);
        record(
                present,
                "program.created",
                Map.of(
                        "program", id.toString(),
                        "name", wanted.name(),
                        "acts-for", actsFor.toString(),
                        "scopes", Scope.written(wanted.scopes()),
                        "expires", expires.toString()));
        return new TokenResult.Created(TokenText.client(present.tenant(), id), TokenText.secret(secret));
    }

    /** Gives it a new secret. The one before, and all tokens that the program got, are refused from now on. */
    public TokenResult renew(Actor actor, ProgramId id, int days) {
        return as(actor, id, (present, program) -> {
            Wanted wanted = new Wanted(program.name(), program.scopes(), days);
            Optional<TokenResult> problem = wanted.problem();
            if (problem.isPresent()) {
                return problem.get();
            }
            TenantSecret secret = TenantSecret.random(present.tenant());
            Instant expires = clock.instant().plus(wanted.lifetime());
            programs.secret(id, secret.hash(), expires);
            tokens.deleteOfProgram(id);
            record(
                    present,
                    "program.renewed",
                    Map.of("program", id.toString(), "name", program.name(), "expires", expires.toString()));
            return new TokenResult.Created(TokenText.client(present.tenant(), id), TokenText.secret(secret));
        });
    }

    /**
     * Lets it act for somebody else.
     *
     * @param edit for whom it acted when that was read; if somebody else has changed that since, nothing is written
     */
    public TokenResult actFor(Actor actor, ProgramId id, Edit<PersonId> edit) {
        return as(actor, id, (present, program) -> {
            PersonId person = edit.onto(program.actsFor().id());
            if (edit.isContested(program.actsFor().id())) {
                return new TokenResult.ChangedByOthers(
                        program.actsFor(),
                        last(present, id, ACTS_FOR, program.actsFor().id().toString()));
            }
            if (!isActive(present, person)) {
                return new TokenResult.Unsuitable();
            }
            programs.actFor(id, person);
            tokens.deleteOfProgram(id);
            record(
                    present,
                    CHANGED,
                    Map.of(
                            "program",
                            id.toString(),
                            "name",
                            program.name(),
                            ACTS_FOR,
                            person.toString(),
                            "acts-for-before",
                            program.actsFor().id().toString()));
            return new TokenResult.Saved();
        });
    }

    /**
     * Lets a state machine ask people in its name. It uses no secret: what it asks is read from its executions.
     *
     * @param edit the ARN of the state machine when that was read, and now; empty for none. If somebody else has changed it since, nothing is written
     */
    public TokenResult stateMachine(Actor actor, ProgramId id, Edit<String> edit) {
        return as(actor, id, (present, program) -> {
            String before = program.stateMachine().orElse("");
            String arn = edit.onto(before).strip();
            if (edit.isContested(before)) {
                return new TokenResult.StateMachineChanged(before, last(present, id, STATE_MACHINE_DETAIL, before));
            }
            if (!arn.isEmpty() && !STATE_MACHINE.matcher(arn).matches()) {
                return new TokenResult.NoStateMachine();
            }
            if (!programs.stateMachine(id, arn)) {
                return new TokenResult.StateMachineTaken();
            }
            record(
                    present,
                    CHANGED,
                    Map.of(
                            "program",
                            id.toString(),
                            "name",
                            program.name(),
                            STATE_MACHINE_DETAIL,
                            arn,
                            "state-machine-before",
                            before));
            return new TokenResult.Saved();
        });
    }

    /** Who gave this detail of the program the value that it has. */
    private Optional<LastChange> last(Actor present, ProgramId id, String detail, String value) {
        return changes.find(
                present.tenant(),
                AuditFilter.ofKind(CHANGED),
                details -> details.path("program").asString("").equals(id.toString())
                        && details.has(detail)
                        && details.path(detail).asString("").equals(value));
    }

    /** From now on the program and its tokens are refused. */
    public TokenResult delete(Actor actor, ProgramId id) {
        return as(actor, id, (present, program) -> {
            programs.delete(id);
            record(present, "program.deleted", Map.of("program", id.toString(), "name", program.name()));
            return new TokenResult.Saved();
        });
    }

    private TokenResult as(Actor actor, ProgramId id, BiFunction<Actor, Program, TokenResult> work) {
        return acting.call(actor, present -> {
            if (!isAllowed(present, Right.GRANT_ROLES)) {
                return new TokenResult.NotAllowed();
            }
            programs.lock(id);
            Optional<Program> program = programs.find(id);
            if (program.isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "program", id.toString());
                return new TokenResult.NotFound();
            }
            // The rights may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> isAllowed(now, Right.GRANT_ROLES)
                            ? work.apply(now, program.get())
                            : new TokenResult.NotAllowed());
        });
    }

    private boolean isActive(Actor present, PersonId person) {
        return people.find(present.tenant(), person).filter(Person::active).isPresent();
    }

    private boolean isAllowed(Actor present, Right needed) {
        boolean allowed = present.may(needed);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "program", "settings");
        }
        return allowed;
    }

    private void record(Actor actor, String kind, Map<String, String> details) {
        audit.append(actor.tenant(), new AuditEvent(kind, actor.person(), null, details));
    }
}
