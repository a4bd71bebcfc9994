package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds comments to requests. Whoever may see a request may comment on it, also after it has ended. */
@Component
class Comments {

    private final CommentRepository comments;
    private final Mentions mentions;
    private final RequestRepository requests;
    private final RequestWork work;
    private final RequestLimits limits;
    private final People people;
    private final TimeOrderedIds ids;

    Comments(
            CommentRepository comments,
            Mentions mentions,
            RequestRepository requests,
            RequestWork work,
            RequestLimits limits,
            People people,
            TimeOrderedIds ids) {
        this.comments = comments;
        this.mentions = mentions;
        this.requests = requests;
        this.work = work;
        this.limits = limits;
        this.people = people;
        this.ids = ids;
    }

    CommentResult add(Actor actor, RequestId id, String text, UUID click) {
        Remark said = Remark.of(text);
        if (said.isEmpty()) {
            return new CommentResult.Empty();
        }
        if (said.isTooLong()) {
            return new CommentResult.TooLong(said.length(), Remark.LONGEST);
        }
        return work.as(actor, id, (present, request) -> add(present, request, said.text(), click))
                .orElseGet(CommentResult.NotFound::new);
    }

    private CommentResult add(Actor actor, LockedRequest request, String text, UUID click) {
        Optional<Duration> wait = limits.comment(actor.person());
        if (wait.isPresent()) {
            return new CommentResult.TooMany(wait.get());
        }
        CommentRepository.Comment comment =
                new CommentRepository.Comment(ids.next(), actor.person(), text, request.now());
        if (comments.add(actor.tenant(), request.id(), comment, idempotency(request.id(), text, click))) {
            mentions.of(request, new Words(Words.In.COMMENT, comment.id(), actor.person(), text));
            requests.touch(request.id(), request.now());
            request.record(actor.person(), "request.commented", Map.of("text", text));
        }
        FiledRequest filed = request.filed();
        return new CommentResult.Commented(
                filed.status().isOpen() ? Optional.empty() : Optional.of(RequestEnd.of(actor.tenant(), filed, people)));
    }

    /** Text that was changed before it was sent again is another comment. */
    private static UUID idempotency(RequestId request, String text, UUID click) {
        return UUID.nameUUIDFromBytes((click + " " + request + " " + text).getBytes(StandardCharsets.UTF_8));
    }
}
