package dev.countersign.definitions.message;

import java.util.Optional;
import java.util.UUID;

/**
 * Which request a message of an execution is about, also if the rest of it cannot be read. An answer to a task that this application has not given can
 * put anything into the messages that follow.
 *
 * @param isEnd whether it claims the end of the request
 */
public record MessageSubject(UUID tenant, UUID requestId, boolean isEnd) {

    /** Empty if the message does not say it. */
    public static Optional<MessageSubject> of(String body) {
        try {
            MessageReader message = MessageReader.of(body);
            return Optional.of(new MessageSubject(
                    message.uuid("tenant"),
                    message.uuid("requestId"),
                    message.message().path("type").asString("").equals("finished")));
        } catch (MalformedMessage nothingReadable) {
            return Optional.empty();
        }
    }
}
