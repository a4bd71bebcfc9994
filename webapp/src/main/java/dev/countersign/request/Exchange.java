package dev.countersign.request;

import java.util.List;
import java.util.Optional;

/**
 * What approvers asked about an earlier revision, and what the requester replied.
 *
 * @param revision the number of the revision
 */
public record Exchange(int revision, List<Question> questions, Optional<Reply> reply) {

    public Exchange {
        questions = List.copyOf(questions);
    }
}
